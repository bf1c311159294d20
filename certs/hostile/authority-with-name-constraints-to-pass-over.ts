import { encode } from '../der/der-reading.ts'
import { sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { alteredAuthority, faultless } from './tampering.ts'

export const authorityWithNameConstraintsToPassOver: HostileCertificate = {
  name: 'authority-with-name-constraints-to-pass-over',
  sentence: 'its issuer has name constraints that are not critical',
  caught: { by: 'path validation', reason: 'constraints' },
  make: (smki, bearer) => faultless(smki, bearer).der,
  authority: (smki) =>
    alteredAuthority(smki, ({ extensions }) => {
      extensions.push(writeExtension({ oid: oids.nameConstraints, critical: false, value: encode(sequence()) }))
    }),
}
