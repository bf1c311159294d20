import { asn1 } from './asn1.ts'

/** A value in DER whose contents are values or octets: nothing is written until the whole is, into one buffer. */
export interface DerValue {
  readonly tag: number
  readonly contents: readonly (DerValue | Buffer)[]
  /** Octets of the contents. */
  readonly length: number
}

const { Type } = asn1
const sequenceTag = 0x30
const noUnusedBits = Buffer.of(0)

/** @param contents octets among them are values in DER already */
export const derSequence = (...contents: readonly (DerValue | Buffer)[]): DerValue => derValue(sequenceTag, contents)

/** @param content big-endian, in as few octets as the number needs */
export const derInteger = (content: Buffer): DerValue => derValue(Type.INTEGER, [content])

/** A BIT STRING of whole octets. */
export const derBitString = (content: DerValue | Buffer): DerValue => derValue(Type.BITSTRING, [noUnusedBits, content])

export function encodeDer(value: DerValue): Buffer {
  const octets = Buffer.allocUnsafe(lengthOf(value))
  write(value, octets, 0)
  return octets
}

function derValue(tag: number, contents: readonly (DerValue | Buffer)[]): DerValue {
  let length = 0
  for (const content of contents) length += lengthOf(content)
  if (length > 0xffff) throw new RangeError(`a value of ${length} octets is none of a certificate`)
  return { tag, contents, length }
}

const lengthOf = (content: DerValue | Buffer): number =>
  Buffer.isBuffer(content) ? content.length : octetsBefore(content.length) + content.length

/** The tag and the length: it stands by itself below 80, else it says in how many octets it stands. */
const octetsBefore = (length: number): number => (length < 0x80 ? 2 : length < 0x100 ? 3 : 4)

/** @returns where the next value begins */
function write({ tag, contents, length }: DerValue, into: Buffer, from: number): number {
  into[from] = tag
  let end = writeLength(length, into, from + 1)
  for (const content of contents)
    end = Buffer.isBuffer(content) ? end + content.copy(into, end) : write(content, into, end)
  return end
}

function writeLength(length: number, into: Buffer, from: number): number {
  if (length < 0x80) return into.writeUInt8(length, from)
  if (length < 0x100) return into.writeUInt16BE(0x8100 + length, from)
  return into.writeUIntBE(0x82_0000 + length, from, 3)
}
