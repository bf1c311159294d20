import { oid, sequence, set, utf8String } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const twoOrganisationalUnits: HostileCertificate = {
  name: 'two-organisational-units',
  sentence: 'its subject says that the bearer has the role 02 and the role of its own too',
  caught: { by: 'reading', reason: 'two-organisational-units' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ subject }) => {
      subject.unshift(set(sequence(oid(oids.organisationalUnit), utf8String('02'))))
    }),
}
