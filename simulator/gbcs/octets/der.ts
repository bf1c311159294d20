import { tags } from './ber.ts'

/** A length in as few octets as it takes (DER). */
export function writeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length)
  if (length < 0x100) return Buffer.of(0x81, length)
  if (length < 0x10000) return Buffer.of(0x82, length >> 8, length & 0xff)
  return Buffer.of(0x83, length >> 16, (length >> 8) & 0xff, length & 0xff)
}

/** Tag, length and contents. Contents are taken as they are, so a certificate keeps the octets it came in. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  let length = 0
  for (const part of contents) length += part.length
  return Buffer.concat([Buffer.of(tag), writeLength(length), ...contents])
}

/** A number that is not negative, as INTEGER unless another tag is given. */
export function integer(value: number | bigint, tag: number = tags.integer): Buffer {
  if (value < 0) throw new RangeError(`GBCS has no negative numbers, and this is ${value}`)
  if (value < 0x80) return Buffer.of(tag, 1, Number(value))
  const digits = value.toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  const octets = Buffer.from(even, 'hex')
  return (octets[0] ?? 0) < 0x80 ? element(tag, octets) : element(tag, Buffer.of(0), octets)
}
