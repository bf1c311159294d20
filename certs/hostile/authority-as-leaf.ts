import { encode } from '../der/der-reading.ts'
import { boolean, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
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
