import { type DerValue, derInteger, derSequence, encodeDer } from '../der/der-octets.ts'

/** ECDSA-Sig-Value, from r‖s. */
export const signatureValueOf = (raw: Buffer): DerValue =>
  derSequence(derInteger(unsigned(raw.subarray(0, 32))), derInteger(unsigned(raw.subarray(32))))

/** The same in DER. */
export const derSignatureOf = (raw: Buffer): Buffer => encodeDer(signatureValueOf(raw))

/** A big-endian number in as few octets as an INTEGER needs for it to be positive. */
export function unsigned(octets: Buffer): Buffer {
  let zeros = 0
  while (zeros < octets.length && octets[zeros] === 0) zeros += 1
  if (zeros === octets.length) return Buffer.of(0)
  const significant = octets.subarray(zeros)
  return (significant[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), significant]) : significant
}
