import { octetsOfEntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { bitString, oid, sequence, set } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const unusedBits: HostileCertificate = {
  name: 'unused-bits',
  sentence: 'the BIT STRING of its x500UniqueIdentifier has 63 bits: the last is unused, and zero as DER wants it',
  caught: { by: 'reading', reason: 'unused-bits' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ subject }) => {
      const octets = octetsOfEntityIdentifier(bearer.entityIdentifier)
      octets[7] = (octets[7] ?? 0) & 0xfe
      subject.splice(-1, 1, set(sequence(oid(oids.uniqueIdentifier), bitString(octets, 1))))
    }),
}
