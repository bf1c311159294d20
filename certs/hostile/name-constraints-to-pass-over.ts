import { encode } from '../der/der-reading.ts'
import { sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const nameConstraintsToPassOver: HostileCertificate = {
  name: 'name-constraints-to-pass-over',
  sentence: 'it has name constraints that are not critical',
  caught: { by: 'path validation', reason: 'constraints' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      extensions.push(writeExtension({ oid: oids.nameConstraints, critical: false, value: encode(sequence()) }))
    }),
}
