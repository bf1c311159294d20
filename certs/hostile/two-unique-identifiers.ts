import { octetsOfEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { bitString, oid, sequence, set } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const twoUniqueIdentifiers: HostileCertificate = {
  name: 'two-unique-identifiers',
  sentence: "its subject holds the bearer's x500UniqueIdentifier after a rival's that differs in the last bit",
  caught: { by: 'reading', reason: 'two-unique-identifiers' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ subject }) => {
      const other = octetsOfEntityIdentifier(bearer.entityIdentifier)
      other[7] = (other[7] ?? 0) ^ 1
      subject.unshift(set(sequence(oid(oids.uniqueIdentifier), bitString(other))))
    }),
}
