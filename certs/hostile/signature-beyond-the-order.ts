import { type Asn1, encode, insideSequence, parseStrictDer, readUnsigned } from '../der/der-reading.ts'
import { integer, sequence } from '../der/der-writing.ts'
import { unsigned } from '../keys/ecdsa-signature.ts'
import { p256 } from '../keys/p256.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { faultless, withSignature } from './tampering.ts'

export const signatureBeyondTheOrder: HostileCertificate = {
  name: 'signature-beyond-the-order',
  sentence: 'its signature verifies modulo the order of the curve, but s is not below the order',
  caught: { by: 'path validation', reason: 'bad-signature' },
  make(smki, bearer) {
    const certificate = faultless(smki, bearer)
    const [r, s] = insideSequence(parseStrictDer(certificate.signature), 'the signature').map((number) =>
      readUnsigned(number, 'a number of the signature'),
    )
    return withSignature(certificate, encode(sequence(number(r ?? 0n), number((s ?? 0n) + p256.n))))
  },
}

function number(value: bigint): Asn1 {
  const digits = value.toString(16)
  return integer(unsigned(Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')))
}
