import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered, markCritical } from './tampering.ts'

export const criticalSubjectKeyIdentifier: HostileCertificate = {
  name: 'critical-subject-key-identifier',
  sentence: 'its subjectKeyIdentifier is critical, which RFC 5280 forbids',
  caught: { by: 'path validation', reason: 'critical-key-identifier' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      markCritical(extensions, oids.subjectKeyIdentifier)
    }),
}
