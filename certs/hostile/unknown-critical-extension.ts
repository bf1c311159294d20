import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const unknownCriticalExtension: HostileCertificate = {
  name: 'unknown-critical-extension',
  sentence: 'it has a critical extension that nobody here understands',
  caught: { by: 'path validation', reason: 'unknown-critical-extension' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      extensions.push(writeExtension({ oid: '2.5.29.99', critical: true, value: Buffer.of(5, 0) }))
    }),
}
