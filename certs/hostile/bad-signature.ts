import type { HostileCertificate } from './hostile-certificate.ts'
import { faultless } from './tampering.ts'

export const badSignature: HostileCertificate = {
  name: 'bad-signature',
  sentence: 'one bit of its serial number changed after it was signed',
  caught: { by: 'path validation', reason: 'bad-signature' },
  make(smki, bearer) {
    const certificate = faultless(smki, bearer)
    const serial = Buffer.from(certificate.serialNumber.toString(16).padStart(32, '0'), 'hex')
    const octets = Buffer.from(certificate.der)
    const last = octets.indexOf(serial) + serial.length - 1
    octets[last] = (octets[last] ?? 0) ^ 1
    return octets
  },
}
