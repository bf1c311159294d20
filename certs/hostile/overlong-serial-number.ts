import { integer } from '../der/der-writing.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const overlongSerialNumber: HostileCertificate = {
  name: 'overlong-serial-number',
  sentence: 'its serial number has 21 octets, one more than RFC 5280 allows',
  caught: { by: 'reading', reason: 'serial-number' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ fields }) => {
      fields[1] = integer(Buffer.alloc(21, 0x11))
    }),
}
