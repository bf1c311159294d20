import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { alteredAuthority, faultless, markCritical } from './tampering.ts'

export const authorityWithCriticalKeyIdentifier: HostileCertificate = {
  name: 'authority-with-critical-key-identifier',
  sentence: 'the subjectKeyIdentifier of its issuer is critical',
  caught: { by: 'path validation', reason: 'critical-key-identifier' },
  make: (smki, bearer) => faultless(smki, bearer).der,
  authority: (smki) =>
    alteredAuthority(smki, ({ extensions }) => {
      markCritical(extensions, oids.subjectKeyIdentifier)
    }),
}
