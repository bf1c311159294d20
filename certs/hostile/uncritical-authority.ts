import { encode } from '../der/der-reading.ts'
import { boolean, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const uncriticalAuthority: HostileCertificate = {
  name: 'uncritical-authority',
  sentence: 'it makes the bearer an authority in an extension that may be passed over',
  caught: { by: 'reading', reason: 'structure' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      const value = encode(sequence(boolean(true)))
      extensions.push(writeExtension({ oid: oids.basicConstraints, critical: false, value }))
    }),
}
