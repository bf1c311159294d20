import { readCertificate } from '../../certs/certificate.ts'
import type { HostileCertificate } from '../../certs/hostile/hostile-certificate.ts'
import { notYetValid } from '../../certs/hostile/not-yet-valid.ts'
import { trailingOctets } from '../../certs/hostile/trailing-octets.ts'
import { twoOrganisationalUnits } from '../../certs/hostile/two-organisational-units.ts'
import { twoUniqueIdentifiers } from '../../certs/hostile/two-unique-identifiers.ts'
import { unusedBits } from '../../certs/hostile/unused-bits.ts'
import { issueWithSubject, type VariedAttribute } from '../../certs/subject-variation.ts'
import type { SlotCertificates } from '../../simulator/harness/index.ts'
import type { Network } from '../../simulator/harness/network.ts'
import { entityIdentifiersOf } from '../../simulator/market/look-up.ts'
import type { NetworkOperator } from '../../simulator/market/network-operators.ts'
import { type EntityIdentifier, octetsOfEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'

type Make = (network: Network, holder: EntityIdentifier, use: 'digitalSignature' | 'keyAgreement') => Buffer

/** A certificate of the operator's with that flaw. */
const flawed =
  ({ make }: HostileCertificate): Make =>
  ({ smki }, entityIdentifier, use) =>
    make(smki, { entityIdentifier, role: RemotePartyRole.networkOperator, use })

const twice: Make = ({ smki }, holder, use) => {
  const der = smki.credential(holder, RemotePartyRole.networkOperator, use)?.certificate.der ?? Buffer.alloc(0)
  return Buffer.concat([der, der])
}

/** What is wrong with certificates, in the words of the features. */
const faults: Readonly<Record<string, Make>> = {
  'are no certificates at all': () => Buffer.from('no certificate'),
  'are followed by other octets': flawed(trailingOctets),
  'are two in one': twice,
  'hold two identifiers': flawed(twoUniqueIdentifiers),
  'hold an identifier with unused bits': flawed(unusedBits),
  'hold two roles': flawed(twoOrganisationalUnits),
  'are not valid yet': flawed(notYetValid),
}

/** A subject that its issuer writes otherwise than is usual, around the operator's identifier. */
const subjects: Readonly<Record<string, (identifier: VariedAttribute, role: VariedAttribute) => VariedAttribute[]>> = {
  'name the identifier before the role': (identifier, role) => [identifier, role],
  'have a common name in front': (identifier, role) => [{ type: 'commonName', text: 'A network' }, role, identifier],
  'have a common name at the end': (identifier, role) => [role, identifier, { type: 'commonName', text: 'A network' }],
}

/** Both certificates of an operator with a fault or an unusual subject; those that can be read are published. */
export function certificatesThat(how: string, network: Network, operator: NetworkOperator): SlotCertificates {
  const [holder] = entityIdentifiersOf(operator)
  if (holder === undefined) throw new Error(`${operator.name} has no identifier`)
  const make = faults[how] ?? withSubject(how)
  const certificates = {
    digitalSignature: make(network, holder, 'digitalSignature'),
    keyAgreement: make(network, holder, 'keyAgreement'),
  }
  for (const der of Object.values(certificates)) {
    const read = readCertificate(der)
    if (read.ok) network.repository.publish(read.value)
  }
  return certificates
}

function withSubject(how: string): Make {
  const subject = subjects[how]
  if (subject === undefined) throw new Error(`No feature knows certificates that ${how}`)
  return ({ smki }, holder, use) =>
    issueWithSubject(smki, {
      use,
      attributes: subject(
        { type: 'uniqueIdentifier', octets: octetsOfEntityIdentifier(holder) },
        { type: 'organisationalUnit', text: '03' },
      ),
    })
}
