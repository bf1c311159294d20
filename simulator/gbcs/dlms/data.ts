import type { Meaning, OctetReader } from '../octets/octet-reader.ts'
import { type OctetWriter, writtenBy } from '../octets/octet-writer.ts'

/**
 * A value as DLMS/COSEM writes it (A-XDR, Green Book 9.5): a type and what it holds. Numbers of up to 32 bits are numbers,
 * longer ones bigints; octets are octets, since whether they are text, a date-time or an identifier is the object's to say.
 */
export type DlmsData =
  | { readonly type: 'null-data' | 'dont-care' }
  | { readonly type: 'array' | 'structure'; readonly value: readonly DlmsData[] }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** The bits as they stand, with how many of them there are. */
  | { readonly type: 'bit-string'; readonly bits: number; readonly value: Buffer }
  | { readonly type: IntegerType; readonly value: number }
  | { readonly type: 'long64' | 'long64-unsigned'; readonly value: bigint }
  | { readonly type: OctetsType; readonly value: Buffer }
  /** Many values of one type: the description of the type as it stands, and the octets of the values. */
  | { readonly type: 'compact-array'; readonly description: CompactType; readonly value: Buffer }

export type IntegerType = keyof typeof integers
export type OctetsType = keyof typeof octetTypes

/** The type of the elements of a compact array, described once. */
export type CompactType =
  | { readonly type: 'structure'; readonly elements: readonly CompactType[] }
  | { readonly type: 'array'; readonly count: number; readonly element: CompactType }
  | { readonly type: Exclude<DlmsData['type'], 'structure' | 'array' | 'compact-array'> }

/** Each with its tag, its width in octets, and whether it is signed. */
const integers = {
  'double-long': [5, 4, true],
  'double-long-unsigned': [6, 4, false],
  bcd: [13, 1, true],
  integer: [15, 1, true],
  long: [16, 2, true],
  unsigned: [17, 1, false],
  'long-unsigned': [18, 2, false],
  enum: [22, 1, false],
} as const

/** Each with its tag, and its length where that is fixed. */
const octetTypes = {
  'octet-string': [9, null],
  'visible-string': [10, null],
  'utf8-string': [12, null],
  float32: [23, 4],
  float64: [24, 8],
  'date-time': [25, 12],
  date: [26, 5],
  time: [27, 4],
} as const

const tagsOf: Readonly<Record<DlmsData['type'], number>> = {
  'null-data': 0,
  array: 1,
  structure: 2,
  boolean: 3,
  'bit-string': 4,
  'compact-array': 19,
  long64: 20,
  'long64-unsigned': 21,
  'dont-care': 255,
  ...Object.fromEntries(Object.entries(integers).map(([type, [tag]]) => [type, tag])),
  ...Object.fromEntries(Object.entries(octetTypes).map(([type, [tag]]) => [type, tag])),
} as Record<DlmsData['type'], number>

const typesByTag = new Map(Object.entries(tagsOf).map(([type, tag]) => [tag, type as DlmsData['type']]))

/** Structures within structures; no message of GBCS has more than six, and it bounds what a hostile one can cost. */
const deepest = 16

const inDecimal: Meaning<number | bigint> = String

/** A length or a count: one octet below 128, else how many octets follow, and they. */
export function readCount(reader: OctetReader, name: string): number {
  const first = reader.octet(name, inDecimal)
  if (first < 0x80) return first
  const octets = first - 0x80
  if (octets === 0 || octets > 2) reader.fail('length', `${name} is longer than any message`)
  let count = 0
  for (let index = 0; index < octets; index += 1) count = count * 256 + reader.octet(name, inDecimal)
  return count
}

export function writeCount(writer: OctetWriter, count: number): void {
  if (count >= 0x100) writer.octet(0x82)
  else if (count >= 0x80) writer.octet(0x81)
  writer.unsigned(count, count < 0x100 ? 1 : 2)
}

/** How an object's value is shown, by the names of its parts. */
export interface Shown {
  readonly name: string
  readonly meaning?: (data: DlmsData) => string
  /** Of a structure, in order; of an array, of each element. */
  readonly parts?: readonly Shown[]
  /** Of a structure that is one of several: the parts of each, which are told apart by how many they are. */
  readonly partLists?: readonly (readonly Shown[])[]
  /** Of octets that hold fields of their own: reads them to the last, and records them where its reader does. */
  readonly inside?: (reader: OctetReader) => unknown
}

/** Reads a value with its tag. @param shown how it is recorded */
export function readData(reader: OctetReader, shown: Shown, depth = 0): DlmsData {
  const at = reader.at
  return typeOf(reader.peek()) === undefined
    ? reader.fail('tag', `${shown.name} has a tag that DLMS data does not have`, at)
    : readTagged(reader, shown, depth)
}

const typeOf = (tag: number | undefined): DlmsData['type'] | undefined =>
  tag === undefined ? undefined : typesByTag.get(tag)

function readTagged(reader: OctetReader, shown: Shown, depth: number): DlmsData {
  const type = typeOf(reader.peek()) ?? 'null-data'
  if (type === 'structure' || type === 'array') {
    if (depth >= deepest) reader.fail('value', `${shown.name} nests deeper than any message`)
    return reader.group(shown.name, () => {
      reader.octet('type', () => type)
      const count = readCount(reader, 'count')
      const value: DlmsData[] = []
      const whole = withParts(shown, count)
      for (let index = 0; index < count; index += 1) value.push(readData(reader, partOf(whole, type, index), depth + 1))
      return { type, value }
    })
  }
  if (type === 'compact-array') return readCompactArray(reader, shown)
  const { inside } = shown
  if (type === 'octet-string' && inside !== undefined) return readWithin(reader, shown.name, inside)
  return reader.field(
    shown.name,
    () => {
      reader.octet('type')
      return readValue(reader, shown.name, type)
    },
    (data) => (shown.meaning ?? meaningOf)(data),
  )
}

const readWithin = (reader: OctetReader, name: string, inside: (reader: OctetReader) => unknown): DlmsData =>
  reader.group(name, () => {
    reader.octet('type', () => 'octet-string')
    const length = readCount(reader, 'length')
    const start = reader.at
    reader.within(name, length, () => inside(reader))
    return { type: 'octet-string', value: reader.from(start) }
  })

/** The parts of a structure of so many elements, where its number of elements decides. */
const withParts = (shown: Shown, count: number): Shown => {
  const parts = shown.partLists?.find(({ length }) => length === count)
  return parts === undefined ? shown : { ...shown, parts }
}

const partOf = ({ name, parts = [] }: Shown, type: 'array' | 'structure', index: number): Shown =>
  type === 'array'
    ? { ...(parts[0] ?? { name: 'element' }), name: `${parts[0]?.name ?? 'element'} ${index + 1}` }
    : (parts[index] ?? { name: `${name}, part ${index + 1}` })

function readValue(
  reader: OctetReader,
  name: string,
  type: Exclude<DlmsData['type'], 'array' | 'structure' | 'compact-array'>,
): DlmsData {
  if (isInteger(type)) {
    const [, width, signed] = integers[type]
    const octets = reader.octets(name, width)
    return { type, value: signed ? octets.readIntBE(0, width) : octets.readUIntBE(0, width) }
  }
  if (isOctets(type)) return { type, value: reader.octets(name, octetTypes[type][1] ?? readCount(reader, 'length')) }
  switch (type) {
    case 'null-data':
    case 'dont-care':
      return { type }
    case 'boolean':
      return { type, value: readBoolean(reader, name) }
    case 'bit-string': {
      const bits = readCount(reader, 'length in bits')
      return { type, bits, value: reader.octets(name, Math.ceil(bits / 8)) }
    }
    case 'long64':
      return { type, value: reader.octets(name, 8).readBigInt64BE() }
    case 'long64-unsigned':
      return { type, value: reader.octets(name, 8).readBigUInt64BE() }
  }
}

/** The elements one behind the other without their types; each is recorded as it would be in an array. */
function readCompactArray(reader: OctetReader, shown: Shown): DlmsData {
  return reader.group(shown.name, () => {
    reader.octet('type', () => 'compact-array')
    const description = reader.group('description of contents', () => readCompactType(reader, 0))
    const length = readCount(reader, 'length of contents')
    const start = reader.at
    reader.within(shown.name, length, () => {
      for (let index = 0; reader.remaining > 0; index += 1) {
        const before = reader.at
        skipCompact(reader, description, partOf(shown, 'array', index))
        if (reader.at === before) reader.fail('value', `${shown.name} has elements without octets`, before)
      }
    })
    return { type: 'compact-array', description, value: reader.from(start) }
  })
}

/** Passes one element of a compact array, and records it where its reader does. */
function skipCompact(reader: OctetReader, compact: CompactType, shown: Shown): void {
  if (compact.type === 'structure') {
    const whole = withParts(shown, compact.elements.length)
    reader.group(shown.name, () => {
      for (const [index, element] of compact.elements.entries())
        skipCompact(reader, element, partOf(whole, 'structure', index))
    })
  } else if (compact.type === 'array') {
    reader.group(shown.name, () => {
      for (let index = 0; index < compact.count; index += 1) {
        const before = reader.at
        skipCompact(reader, compact.element, partOf(shown, 'array', index))
        if (reader.at === before) reader.fail('value', `${shown.name} has elements without octets`, before)
      }
    })
  } else {
    const { type } = compact
    reader.field(shown.name, () => readValue(reader, shown.name, type), shown.meaning ?? meaningOf)
  }
}

/** Every octet but 0 is true; what is written is FF, so another is refused that would not be written back. */
function readBoolean(reader: OctetReader, name: string): boolean {
  const at = reader.at
  const octet = reader.octet(name)
  return octet === 0 || octet === 0xff
    ? octet === 0xff
    : reader.fail('value', `${name} is neither true (FF) nor false (00)`, at)
}

function readCompactType(reader: OctetReader, depth: number): CompactType {
  const at = reader.at
  const type = typeOf(reader.octet('type of contents', (tag) => typeOf(tag) ?? 'unknown'))
  // An element without octets would be there any number of times.
  if (
    type === undefined ||
    type === 'compact-array' ||
    type === 'null-data' ||
    type === 'dont-care' ||
    depth >= deepest
  )
    return reader.fail('tag', 'a compact array describes no type that DLMS data has', at)
  if (type === 'structure') {
    const count = readCount(reader, 'count')
    const elements: CompactType[] = []
    for (let index = 0; index < count; index += 1) elements.push(readCompactType(reader, depth + 1))
    return { type, elements }
  }
  if (type !== 'array') return { type }
  const count = reader.octets('number of elements', 2, (octets) => String(octets.readUInt16BE())).readUInt16BE()
  return { type, count, element: readCompactType(reader, depth + 1) }
}

/** The octets of a value with its tag. */
export const dataOctets = (data: DlmsData): Buffer => writtenBy((writer) => writeData(writer, data))

export function writeData(writer: OctetWriter, data: DlmsData): void {
  writer.octet(tagsOf[data.type])
  if (isIntegerData(data)) {
    const [, width, signed] = integers[data.type]
    if (signed) writer.signed(data.value, width)
    else writer.unsigned(data.value, width)
    return
  }
  if (isOctetsData(data)) {
    if (octetTypes[data.type][1] === null) writeCount(writer, data.value.length)
    writer.octets(data.value)
    return
  }
  switch (data.type) {
    case 'null-data':
    case 'dont-care':
      return
    case 'array':
    case 'structure':
      writeCount(writer, data.value.length)
      for (const part of data.value) writeData(writer, part)
      return
    case 'boolean':
      writer.octet(data.value ? 0xff : 0)
      return
    case 'bit-string':
      writeCount(writer, data.bits)
      writer.octets(data.value)
      return
    case 'long64':
    case 'long64-unsigned':
      writer.long64(data.value)
      return
    case 'compact-array':
      writeCompactType(writer, data.description)
      writeCount(writer, data.value.length)
      writer.octets(data.value)
  }
}

function writeCompactType(writer: OctetWriter, type: CompactType): void {
  writer.octet(tagsOf[type.type])
  if (type.type === 'structure') {
    writeCount(writer, type.elements.length)
    for (const element of type.elements) writeCompactType(writer, element)
  } else if (type.type === 'array') {
    writer.unsigned(type.count, 2)
    writeCompactType(writer, type.element)
  }
}

/** A value as a person reads it, where its object says nothing more. */
export function meaningOf(data: DlmsData): string {
  switch (data.type) {
    case 'null-data':
      return 'nothing'
    case 'dont-care':
      return 'not specified'
    case 'array':
    case 'structure':
      return `${data.value.length} parts`
    case 'bit-string':
      return Array.from({ length: data.bits }, (_, bit) => ((data.value[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1).join(
        '',
      )
    case 'compact-array':
      return data.value.toString('hex').toUpperCase()
    default:
      return Buffer.isBuffer(data.value) ? data.value.toString('hex').toUpperCase() : String(data.value)
  }
}

const isInteger = (type: DlmsData['type']): type is IntegerType => type in integers
const isOctets = (type: DlmsData['type']): type is OctetsType => type in octetTypes
const isIntegerData = (data: DlmsData): data is Extract<DlmsData, { type: IntegerType }> => isInteger(data.type)
const isOctetsData = (data: DlmsData): data is Extract<DlmsData, { type: OctetsType }> => isOctets(data.type)
