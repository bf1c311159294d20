import { organisationalUnitOf } from '../../simulator/vocabulary/remote-party-role.ts'
import { issue } from '../issuing/authority.ts'
import { derivePrivateKey } from '../keys/keys.ts'
import { profiles } from '../profiles.ts'
import type { HostileCertificate } from './hostile-certificate.ts'

const profileOf = {
  digitalSignature: profiles.organisationDigitalSignature,
  keyAgreement: profiles.organisationKeyAgreement,
} as const

export const impostorIssuer: HostileCertificate = {
  name: 'impostor-issuer',
  sentence: 'its issuer has the name and the key identifier of the organisation CA, and another key',
  caught: { by: 'path validation', reason: 'bad-signature' },
  make(smki, { entityIdentifier, role, use }) {
    const stream = smki.stream('impostor')
    const { publicPoint } = derivePrivateKey(stream)
    const request = {
      profile: profileOf[use],
      subject: { organisationalUnit: organisationalUnitOf(role), uniqueIdentifier: entityIdentifier },
      publicPoint,
      serialNumber: Buffer.concat([Buffer.of(0x5a), stream.octets(15)]),
    }
    const { certificate } = smki.organisationIssuing
    return issue(request, { certificate, privateKey: derivePrivateKey(stream) }).der
  },
}
