import { valuesInside } from '../der/strict-der.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { faultless } from './tampering.ts'

export const indefiniteLength: HostileCertificate = {
  name: 'indefinite-length',
  sentence: 'it is BER: the outermost length is not announced, and two zero octets end it',
  caught: { by: 'reading', reason: 'indefinite-length' },
  make: (smki, bearer) =>
    Buffer.concat([Buffer.of(0x30, 0x80), ...valuesInside(faultless(smki, bearer).der), Buffer.of(0, 0)]),
}
