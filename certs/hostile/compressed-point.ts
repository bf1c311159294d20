import { writePublicKeyInfo } from '../keys/public-key-info.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered, faultless } from './tampering.ts'

export const compressedPoint: HostileCertificate = {
  name: 'compressed-point',
  sentence: 'its public key is compressed to one coordinate and a sign',
  caught: { by: 'reading', reason: 'public-key' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ fields }) => {
      const point = faultless(smki, bearer).publicPoint
      const sign = (point.at(-1) ?? 0) & 1
      fields[6] = writePublicKeyInfo(Buffer.concat([Buffer.of(2 + sign), point.subarray(1, 33)]))
    }),
}
