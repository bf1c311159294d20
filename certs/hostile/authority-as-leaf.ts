import { encode } from '../der-reading.ts'
import { boolean, sequence } from '../der-writing.ts'
import { writeExtension } from '../extensions.ts'
import { oids } from '../object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const authorityAsLeaf: HostileCertificate = {
  name: 'authority-as-leaf',
  sentence: 'it is an authority, and offered as the certificate of a party',
  caught: { by: 'path validation', reason: 'authority-as-leaf' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      const value = encode(sequence(boolean(true)))
      extensions.push(writeExtension({ oid: oids.basicConstraints, critical: true, value }))
    }),
}
