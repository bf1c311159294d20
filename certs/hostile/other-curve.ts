import { oid } from '../der/der-writing.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const otherCurve: HostileCertificate = {
  name: 'other-curve',
  sentence: 'its public key is said to lie on secp256k1',
  caught: { by: 'reading', reason: 'public-key' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ publicKeyAlgorithm }) => {
      publicKeyAlgorithm[1] = oid('1.3.132.0.10')
    }),
}
