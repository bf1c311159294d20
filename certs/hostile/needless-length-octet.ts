import { valuesInside } from '../der/strict-der.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { faultless } from './tampering.ts'

export const needlessLengthOctet: HostileCertificate = {
  name: 'needless-length-octet',
  sentence: 'it is BER: the outermost length takes three octets where two would do',
  caught: { by: 'reading', reason: 'not-minimal' },
  make(smki, bearer) {
    const content = Buffer.concat(valuesInside(faultless(smki, bearer).der))
    const header = Buffer.of(0x30, 0x83, 0, content.length >> 8, content.length & 0xff)
    return Buffer.concat([header, content])
  },
}
