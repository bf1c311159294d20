import { type CertificateDer, certificateDer, readCertificate } from '../../certs/certificate.ts'
import { issueWithSubject, type VariedAttribute } from '../../certs/issuing/subject-variation.ts'
import { issueOrganisationCertificate } from '../../certs/issuing/supplementary-certificate.ts'
import type { SlotCertificates } from '../../simulator/harness/index.ts'
import type { Network } from '../../simulator/harness/network.ts'
import { entityIdentifiersOf } from '../../simulator/market/look-up.ts'
import type { NetworkOperator } from '../../simulator/market/network-operators.ts'
import { type EntityIdentifier, octetsOfEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { instant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'

type Make = (network: Network, holder: EntityIdentifier, use: 'digitalSignature' | 'keyAgreement') => CertificateDer

const genuine: Make = ({ smki }, holder, use) =>
  smki.credential(holder, RemotePartyRole.networkOperator, use)?.certificate.der ?? certificateDer(Buffer.alloc(0))

/** The operator's certificate with octets behind it. */
const followedBy =
  (octets: (der: Buffer) => Buffer): Make =>
  (network, holder, use) => {
    const der = genuine(network, holder, use)
    return certificateDer(Buffer.concat([der, octets(der)]))
  }

/** One with a subject of those attributes around the operator's identifier. */
const withSubject =
  (attributes: (identifier: Buffer) => VariedAttribute[]): Make =>
  ({ smki }, holder, use) =>
    issueWithSubject(smki, { use, attributes: attributes(octetsOfEntityIdentifier(holder)) })

const role: VariedAttribute = { type: 'organisationalUnit', text: '03' }
const commonName: VariedAttribute = { type: 'commonName', text: 'A network' }
const identifierOf = (octets: Buffer, unusedBits = 0): VariedAttribute => ({
  type: 'uniqueIdentifier',
  octets,
  unusedBits,
})

/** The same octets with the last bit the other way round. */
const neighbourOf = (octets: Buffer): Buffer => Buffer.concat([octets.subarray(0, 7), Buffer.of((octets[7] ?? 0) ^ 1)])
/** The last bit is zero, as DER wants one that is not used. */
const evenBelow = (octets: Buffer): Buffer => Buffer.concat([octets.subarray(0, 7), Buffer.of((octets[7] ?? 0) & 0xfe)])

const notYetValid: Make = ({ smki }, entityIdentifier, use) => {
  const validity = { notBefore: instant(Date.UTC(2034, 0, 1)), notAfter: instant(Date.UTC(2043, 11, 31, 23, 59, 59)) }
  const held = { entityIdentifier, role: RemotePartyRole.networkOperator, use, generation: 'not yet' }
  return issueOrganisationCertificate(smki, { ...held, overrides: { validity } }).certificate.der
}

/** What is wrong or unusual with certificates, in the words of the features. */
const faults: Readonly<Record<string, Make>> = {
  'are no certificates at all': () => certificateDer(Buffer.from('no certificate')),
  'are followed by other octets': followedBy(() => Buffer.of(5, 0)),
  'are two in one': followedBy((der) => der),
  'hold two identifiers': withSubject((octets) => [identifierOf(neighbourOf(octets)), role, identifierOf(octets)]),
  'hold an identifier with unused bits': withSubject((octets) => [role, identifierOf(evenBelow(octets), 1)]),
  'hold two roles': withSubject((octets) => [{ type: 'organisationalUnit', text: '02' }, role, identifierOf(octets)]),
  'are not valid yet': notYetValid,
  'name the identifier before the role': withSubject((octets) => [identifierOf(octets), role]),
  'have a common name in front': withSubject((octets) => [commonName, role, identifierOf(octets)]),
  'have a common name at the end': withSubject((octets) => [role, identifierOf(octets), commonName]),
}

/** Both certificates of an operator with a fault or an unusual subject; those that can be read are published. */
export function certificatesThat(how: string, network: Network, operator: NetworkOperator): SlotCertificates {
  const [holder] = entityIdentifiersOf(operator)
  if (holder === undefined) throw new Error(`${operator.name} has no identifier`)
  const make = faults[how]
  if (make === undefined) throw new Error(`No feature knows certificates that ${how}`)
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
