import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import type { Random } from '../simulator/vocabulary/ports/random.ts'
import type { PrivateKey } from '../simulator/vocabulary/ports/signing.ts'
import type { Certificate } from './certificate.ts'

export type CredentialUse = 'digitalSignature' | 'keyAgreement' | 'prepaymentKeyAgreement' | 'xmlSigning'

export interface Credential {
  readonly certificate: Certificate
  readonly privateKey: PrivateKey
}

export interface OrganisationCredential extends Credential {
  readonly name: string
  readonly role: number
  readonly use: CredentialUse
  readonly entityIdentifier: EntityIdentifier
}

export interface DeviceCredentials {
  readonly digitalSignature: Credential
  readonly keyAgreement: Credential
}

export interface Smki {
  readonly organisationRoot: Credential
  readonly organisationIssuing: Credential
  readonly deviceRoot: Credential
  readonly deviceIssuing: Credential
  /** role is a RemotePartyRole number: the DSP and ACB share one identifier, suppliers have 02 and 87. */
  credential(entity: EntityIdentifier, role: number, use: CredentialUse): OrganisationCredential | undefined
  organisationCredentials(): Iterable<OrganisationCredential>
  /** Derived when first asked for, remembered up to a bound. */
  deviceCredentials(device: EntityIdentifier): DeviceCredentials
  /** The stream of octets behind a certificate that is issued beside the market's own. */
  stream(label: string): Random
}

export function createSmki(_random: Random): Smki {
  throw new Error('being written')
}
