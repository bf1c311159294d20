import { asn1 } from '../der/asn1.ts'
import { FlawFound } from '../der/certificate-flaw.ts'
import { type Asn1, contentOfUniversal } from '../der/der-reading.ts'
import { bitString } from '../der/der-writing.ts'

/** The bits of keyUsage, the first is bit 0 (RFC 5280 4.2.1.3). */
export const keyUsageBits = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

export type KeyUsageBit = (typeof keyUsageBits)[number]

/** A named bit list: DER drops its trailing zeros (X.690 11.2.2). */
export function writeKeyUsage(usages: readonly KeyUsageBit[]): Asn1 {
  const bits = usages.map((usage) => keyUsageBits.indexOf(usage))
  const octets = Buffer.alloc((Math.max(...bits) >> 3) + 1)
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  return bitString(octets, 7 - (Math.max(...bits) & 7))
}

export function readKeyUsage(node: Asn1): KeyUsageBit[] {
  const [unused = 0, ...content] = contentOfUniversal(node, asn1.Type.BITSTRING, 'keyUsage')
  const usages = keyUsageBits.filter((_, bit) => ((content[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0)
  if (usages.length === 0) throw new FlawFound('key-usage', 'keyUsage names no use')
  if (((content.at(-1) ?? 0) & (1 << unused)) === 0)
    throw new FlawFound('not-der', 'keyUsage ends with a needless zero')
  return usages
}
