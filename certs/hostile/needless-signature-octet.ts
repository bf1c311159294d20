import { valuesInside } from '../der/strict-der.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { faultless, withSignature } from './tampering.ts'

export const needlessSignatureOctet: HostileCertificate = {
  name: 'needless-signature-octet',
  sentence: 'the numbers of its signature begin with a zero octet too many',
  caught: { by: 'path validation', reason: 'bad-signature' },
  make(smki, bearer) {
    const certificate = faultless(smki, bearer)
    const [r, s] = valuesInside(certificate.signature).map((number) =>
      Buffer.concat([Buffer.of(0x02, number.length - 1, 0), number.subarray(2)]),
    )
    const numbers = Buffer.concat([r ?? Buffer.alloc(0), s ?? Buffer.alloc(0)])
    return withSignature(certificate, Buffer.concat([Buffer.of(0x30, numbers.length), numbers]))
  },
}
