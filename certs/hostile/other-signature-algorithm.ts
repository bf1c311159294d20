import { oid, sequence } from '../der/der-writing.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const otherSignatureAlgorithm: HostileCertificate = {
  name: 'other-signature-algorithm',
  sentence: 'what is signed names SHA-384, and what stands beside the signature SHA-256',
  caught: { by: 'reading', reason: 'signature-algorithm' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ fields }) => {
      fields[2] = sequence(oid('1.2.840.10045.4.3.3'))
    }),
}
