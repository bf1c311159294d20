import { nothing, oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const algorithmWithNull: HostileCertificate = {
  name: 'algorithm-with-null',
  sentence: 'its signature algorithm has an explicit NULL where RFC 5758 leaves the parameters out',
  caught: { by: 'reading', reason: 'signature-algorithm' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ fields }) => {
      fields[2] = sequence(oid(oids.ecdsaWithSha256), nothing())
    }),
}
