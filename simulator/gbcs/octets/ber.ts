import type { Meaning, OctetReader } from './octet-reader.ts'

/** The tags that GBCS payloads use; context tags are made by `contextTag`. */
export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  enumerated: 0x0a,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const

/** `[n] IMPLICIT` over a primitive type, or over a constructed one. */
export const contextTag = (number: number, form: 'primitive' | 'constructed' = 'primitive'): number =>
  (form === 'constructed' ? 0xa0 : 0x80) | number

/**
 * Payloads are read as BER with definite lengths: real encoders write 131 as `82 00 83`
 * (docs/domain/gbcs.md#ber-lengths). It is done here and not by node-forge because a certificate must be kept in the
 * octets it came in, and a description needs to know where each field lies; forge's tree tells neither.
 */
export function readLength(reader: OctetReader, name: string): number {
  const start = reader.at
  const first = reader.octet(`length of ${name}`)
  if (first < 0x80) return first
  const count = first - 0x80
  // An indefinite length has no bound of its own, and four octets count more than any message holds.
  if (count === 0 || count > 4) reader.fail('length', `${name} has a length that is indefinite or too long`, start)
  let length = 0
  for (let index = 0; index < count; index++) length = length * 256 + reader.octet(`length of ${name}`)
  return length
}

function openElement(reader: OctetReader, name: string, tag: number): number {
  const found = reader.at
  if (!reader.nextIs(tag)) reader.fail('tag', `${name} should be here, with the tag ${hexadecimal(tag)}`, found)
  reader.octet(name)
  return readLength(reader, name)
}

function readContents(reader: OctetReader, name: string, tag: number): Buffer {
  const length = openElement(reader, name, tag)
  return reader.octets(name, length)
}

/** A SEQUENCE, or what is tagged as one, read to its last octet. */
export function sequence<Value>(reader: OctetReader, name: string, read: () => Value, tag: number = tags.sequence) {
  return reader.group(name, () => {
    const length = reader.field(
      'tag and length',
      () => openElement(reader, name, tag),
      (value) => `${value} octets`,
    )
    return reader.within(name, length, read)
  })
}

/** A SEQUENCE OF, in order. */
export function sequenceOf<Value>(reader: OctetReader, name: string, read: () => Value, tag: number = tags.sequence) {
  return sequence(
    reader,
    name,
    () => {
      const values: Value[] = []
      while (reader.remaining > 0) values.push(read())
      return values
    },
    tag,
  )
}

const inDecimal: Meaning<number | bigint> = (value) => String(value)

/** The largest value of GBCS `SeqNumber`. */
const largestSequenceNumber = 2n ** 63n - 1n

/** A GBCS `SeqNumber`: 0 … 9223372036854775807. */
export function sequenceNumber(reader: OctetReader, name: string, tag: number = tags.integer): bigint {
  return reader.field(
    name,
    () => {
      const start = reader.at
      const contents = unsignedContents(reader, name, tag)
      let value = 0n
      for (const octet of contents) value = (value << 8n) | BigInt(octet)
      if (value > largestSequenceNumber) reader.fail('value', `${name} is larger than a SeqNumber can be`, start)
      return value
    },
    inDecimal,
  )
}

/** A small INTEGER or ENUMERATED that is not negative. */
export function smallInteger(
  reader: OctetReader,
  name: string,
  meaning: Meaning<number> = inDecimal,
  tag: number = tags.integer,
): number {
  return reader.field(
    name,
    () => {
      const start = reader.at
      const contents = unsignedContents(reader, name, tag)
      if (contents.length > 5) reader.fail('value', `${name} is larger than any value it can have`, start)
      return contents.readUIntBE(0, contents.length)
    },
    meaning,
  )
}

function unsignedContents(reader: OctetReader, name: string, tag: number): Buffer {
  const start = reader.at
  const contents = readContents(reader, name, tag)
  const [first, second = 0x80] = contents
  if (first === undefined || contents.length > 9) reader.fail('value', `${name} has ${contents.length} octets`, start)
  if (first >= 0x80) reader.fail('value', `${name} is negative`, start)
  // X.690 8.3.2: minimal in BER too.
  if (first === 0 && contents.length > 1 && second < 0x80) reader.fail('value', `${name} has a needless zero`, start)
  return contents
}

/** The contents of a primitive element, of a fixed length where one is given. */
export function primitive(
  reader: OctetReader,
  name: string,
  tag: number,
  length: number | null,
  meaning: Meaning<Buffer>,
): Buffer {
  return reader.field(
    name,
    () => {
      const start = reader.at
      const contents = readContents(reader, name, tag)
      if (length !== null && contents.length !== length) {
        reader.fail('value', `${name} has ${contents.length} octets and not ${length}`, start)
      }
      return contents
    },
    meaning,
  )
}

/** A whole element as it came, tag and length included, whatever is inside. */
export function opaque(reader: OctetReader, name: string, tag: number, meaning: Meaning<Buffer>): Buffer {
  return reader.field(
    name,
    () => {
      const start = reader.at
      readContents(reader, name, tag)
      return reader.from(start)
    },
    meaning,
  )
}

const hexadecimal = (octet: number): string => octet.toString(16).padStart(2, '0').toUpperCase()
