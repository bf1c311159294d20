import { integerOfOctets, sequenceOfOctets } from '../der/der-writing.ts'

/** ECDSA-Sig-Value in DER, from r‖s. */
export const derSignatureOf = (raw: Buffer): Buffer =>
  sequenceOfOctets([integerOfOctets(unsigned(raw.subarray(0, 32))), integerOfOctets(unsigned(raw.subarray(32)))])

/** A big-endian number in as few octets as an INTEGER needs for it to be positive. */
export function unsigned(octets: Buffer): Buffer {
  const first = octets.findIndex((octet) => octet !== 0)
  if (first === -1) return Buffer.of(0)
  const significant = octets.subarray(first)
  return (significant[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), significant]) : significant
}
