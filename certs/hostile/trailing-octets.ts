import type { HostileCertificate } from './hostile-certificate.ts'
import { faultless } from './tampering.ts'

export const trailingOctets: HostileCertificate = {
  name: 'trailing-octets',
  sentence: 'two octets follow it, which no signature covers',
  caught: { by: 'reading', reason: 'trailing-octets' },
  make: (smki, bearer) => Buffer.concat([faultless(smki, bearer).der, Buffer.of(5, 0)]),
}
