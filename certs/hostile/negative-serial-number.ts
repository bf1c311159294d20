import { integer } from '../der/der-writing.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const negativeSerialNumber: HostileCertificate = {
  name: 'negative-serial-number',
  sentence: 'its serial number is below zero',
  caught: { by: 'reading', reason: 'serial-number' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ fields }) => {
      fields[1] = integer(Buffer.of(0xf0, 1))
    }),
}
