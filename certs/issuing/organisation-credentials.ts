import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import { organisationalUnitOf } from '../../simulator/vocabulary/remote-party-role.ts'
import type { Credential } from '../certificate.ts'
import { derivePrivateKey, type P256PrivateKey } from '../keys/keys.ts'
import { profiles, type Validity } from '../profiles.ts'
import { deriveSerialNumber, issue } from './authority.ts'
import type { CredentialUse, MarketCredential } from './market-credentials.ts'

const profileOfUse = {
  digitalSignature: profiles.organisationDigitalSignature,
  keyAgreement: profiles.organisationKeyAgreement,
  prepaymentKeyAgreement: profiles.organisationKeyAgreement,
  xmlSigning: profiles.xmlSigning,
} as const satisfies Record<CredentialUse, unknown>

/** The credential that a party of the market holds, out of the stream that is its own. */
export const deriveOrganisationCredential = (
  random: Random,
  held: Omit<MarketCredential, 'name'>,
  issuer: Credential,
  overrides: CertificateOverrides = {},
): Credential => {
  const privateKey = overrides.privateKey ?? derivePrivateKey(random.derive('key'))
  const request = {
    profile: profileOfUse[held.use],
    subject: {
      commonName: held.commonName,
      organisationalUnit: organisationalUnitOf(held.role),
      uniqueIdentifier: held.entityIdentifier,
    },
    publicPoint: privateKey.publicPoint,
    serialNumber: deriveSerialNumber(random.derive('serial')),
    validity: overrides.validity,
  }
  return { certificate: issue(request, issuer), privateKey }
}

/** What a certificate beside the market's own has of its own choice. */
export interface CertificateOverrides {
  /** Instead of the profile's. */
  readonly validity?: Validity
  /** A key that exists already, as when a certificate is renewed. */
  readonly privateKey?: P256PrivateKey
}
