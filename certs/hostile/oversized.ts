import { longestCertificate } from '../der/strict-der.ts'
import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const oversized: HostileCertificate = {
  name: 'oversized',
  sentence: 'an extension that is not critical makes it longer than eight kilobytes',
  caught: { by: 'reading', reason: 'oversized' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      extensions.push(writeExtension({ oid: '2.5.29.99', critical: false, value: Buffer.alloc(longestCertificate) }))
    }),
}
