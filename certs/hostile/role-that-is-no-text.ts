import { organisationalUnitOf } from '../../simulator/vocabulary/remote-party-role.ts'
import { integer, oid, sequence, set } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const roleThatIsNoText: HostileCertificate = {
  name: 'role-that-is-no-text',
  sentence: 'its OU is an INTEGER whose octets happen to spell the role',
  caught: { by: 'reading', reason: 'text' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ subject }) => {
      const role = Buffer.from(organisationalUnitOf(bearer.role))
      subject[0] = set(sequence(oid(oids.organisationalUnit), integer(role)))
    }),
}
