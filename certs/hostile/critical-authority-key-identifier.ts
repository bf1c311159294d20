import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered, markCritical } from './tampering.ts'

export const criticalAuthorityKeyIdentifier: HostileCertificate = {
  name: 'critical-authority-key-identifier',
  sentence: 'its authorityKeyIdentifier is critical, which RFC 5280 forbids',
  caught: { by: 'path validation', reason: 'critical-key-identifier' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      markCritical(extensions, oids.authorityKeyIdentifier)
    }),
}
