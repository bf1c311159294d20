import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const repeatedExtension: HostileCertificate = {
  name: 'repeated-extension',
  sentence: 'it says its key usage twice',
  caught: { by: 'reading', reason: 'two-of-one-extension' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      extensions.push(...extensions.slice(0, 1))
    }),
}
