import { writePublicKeyInfo } from '../keys/public-key-info.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered, faultless } from './tampering.ts'

export const pointOffTheCurve: HostileCertificate = {
  name: 'point-off-the-curve',
  sentence: 'its public key is a point that lies beside the curve',
  caught: { by: 'reading', reason: 'public-key' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ fields }) => {
      const point = Buffer.from(faultless(smki, bearer).publicPoint)
      point[64] = (point[64] ?? 0) ^ 1
      fields[6] = writePublicKeyInfo(point)
    }),
}
