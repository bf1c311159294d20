import type { OctetReader } from '../octets/octet-reader.ts'
import type { AttributeName } from './attribute.ts'
import { describeUtcTime, textOrHexadecimal } from './types.ts'

/** The value of an attribute with its ZigBee data type (ZCL 2.5.2). Numbers of more than 48 bits are bigints. */
export type AttributeValue =
  | { readonly type: number; readonly value: number | bigint }
  /** Of strings, null is the invalid one. */
  | { readonly type: number; readonly value: Buffer | null }

/** How a data type is written: as a number, signed or not, of so many octets; as octets behind a length; or as fixed octets. */
type Layout =
  | { readonly kind: 'unsigned' | 'signed'; readonly octets: number }
  | { readonly kind: 'string'; readonly lengthOctets: 1 | 2 }
  | { readonly kind: 'fixed'; readonly octets: number }

interface DataType {
  readonly name: string
  readonly layout: Layout
}

const series = (first: number, count: number, name: string, kind: 'unsigned' | 'signed'): [number, DataType][] =>
  Array.from({ length: count }, (_, index) => [
    first + index,
    { name: `${name}${8 * (index + 1)}`, layout: { kind, octets: index + 1 } },
  ])

/** Every type that has its own value; arrays and structures of attributes do not occur in GBCS. */
const dataTypes: ReadonlyMap<number, DataType> = new Map<number, DataType>([
  ...series(0x08, 8, 'data', 'unsigned'),
  [0x10, { name: 'boolean', layout: { kind: 'unsigned', octets: 1 } }],
  ...series(0x18, 8, 'bitmap', 'unsigned'),
  ...series(0x20, 8, 'uint', 'unsigned'),
  ...series(0x28, 8, 'int', 'signed'),
  [0x30, { name: 'enum8', layout: { kind: 'unsigned', octets: 1 } }],
  [0x31, { name: 'enum16', layout: { kind: 'unsigned', octets: 2 } }],
  [0x38, { name: 'semi-precision', layout: { kind: 'fixed', octets: 2 } }],
  [0x39, { name: 'single precision', layout: { kind: 'fixed', octets: 4 } }],
  [0x3a, { name: 'double precision', layout: { kind: 'fixed', octets: 8 } }],
  [0x41, { name: 'octet string', layout: { kind: 'string', lengthOctets: 1 } }],
  [0x42, { name: 'character string', layout: { kind: 'string', lengthOctets: 1 } }],
  [0x43, { name: 'long octet string', layout: { kind: 'string', lengthOctets: 2 } }],
  [0x44, { name: 'long character string', layout: { kind: 'string', lengthOctets: 2 } }],
  [0xe0, { name: 'time of day', layout: { kind: 'fixed', octets: 4 } }],
  [0xe1, { name: 'date', layout: { kind: 'fixed', octets: 4 } }],
  [0xe2, { name: 'UTC time', layout: { kind: 'unsigned', octets: 4 } }],
  [0xe8, { name: 'cluster id', layout: { kind: 'unsigned', octets: 2 } }],
  [0xe9, { name: 'attribute id', layout: { kind: 'unsigned', octets: 2 } }],
  [0xf0, { name: 'IEEE address', layout: { kind: 'fixed', octets: 8 } }],
  [0xf1, { name: 'security key', layout: { kind: 'fixed', octets: 16 } }],
])

export const attributeTypes: readonly number[] = [...dataTypes.keys()]

export const layoutOf = (type: number): Layout | undefined => dataTypes.get(type)?.layout

export function readAttributeValue(reader: OctetReader, attribute: AttributeName | undefined): AttributeValue {
  const at = reader.at
  const type = reader.octet('Attribute Data Type', (tag) => dataTypes.get(tag)?.name ?? 'unknown')
  const layout = layoutOf(type)
  if (layout === undefined) return reader.fail('value', 'there is no such type of attribute in GBCS', at)
  return reader.field(
    attribute?.name ?? 'Attribute Value',
    () => ({ type, value: readLaidOut(reader, layout) }) as AttributeValue,
    (read) => meaningOf(read, attribute),
  )
}

function readLaidOut(reader: OctetReader, layout: Layout): number | bigint | Buffer | null {
  switch (layout.kind) {
    case 'unsigned':
    case 'signed':
      return numberFrom(reader.octets('value', layout.octets), layout.kind === 'signed')
    case 'fixed':
      return reader.octets('value', layout.octets)
    case 'string': {
      const length = reader.octets('length', layout.lengthOctets).readUIntLE(0, layout.lengthOctets)
      return length === 2 ** (8 * layout.lengthOctets) - 1 ? null : reader.octets('value', length)
    }
  }
}

export function writeAttributeValue({ type, value }: AttributeValue): Buffer {
  const layout = layoutOf(type)
  if (layout === undefined) throw new RangeError(`GBCS has no attribute of the type ${type}`)
  return Buffer.concat([Buffer.of(type), writeLaidOut(layout, value)])
}

function writeLaidOut(layout: Layout, value: number | bigint | Buffer | null): Buffer {
  switch (layout.kind) {
    case 'unsigned':
    case 'signed':
      if (typeof value !== 'number' && typeof value !== 'bigint') throw new TypeError('a number belongs here')
      return octetsOf(value, layout.octets)
    case 'fixed':
      if (!Buffer.isBuffer(value) || value.length !== layout.octets)
        throw new TypeError(`${layout.octets} octets belong here`)
      return value
    case 'string': {
      const written = Buffer.alloc(layout.lengthOctets, 0xff)
      if (value === null) return written
      if (!Buffer.isBuffer(value) || value.length >= 2 ** (8 * layout.lengthOctets) - 1)
        throw new TypeError('octets that a length can count belong here')
      written.writeUIntLE(value.length, 0, layout.lengthOctets)
      return Buffer.concat([written, value])
    }
  }
}

/** Little-endian, of one to eight octets. */
function numberFrom(octets: Buffer, isSigned: boolean): number | bigint {
  if (octets.length <= 6) {
    return isSigned ? octets.readIntLE(0, octets.length) : octets.readUIntLE(0, octets.length)
  }
  const value = BigInt(`0x${Buffer.from(octets).reverse().toString('hex')}`)
  return isSigned ? BigInt.asIntN(8 * octets.length, value) : value
}

function octetsOf(value: number | bigint, count: number): Buffer {
  const octets = Buffer.alloc(8)
  octets.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)))
  return octets.subarray(0, count)
}

function meaningOf({ type, value }: AttributeValue, attribute: AttributeName | undefined): string {
  if (value === null) return 'none'
  if (Buffer.isBuffer(value))
    return layoutOf(type)?.kind === 'string' ? textOrHexadecimal(value) : value.toString('hex').toUpperCase()
  if (attribute?.meaning !== undefined) return attribute.meaning(Number(value))
  if (attribute?.values !== undefined) return `${value} (${attribute.values[Number(value)] ?? 'not listed'})`
  if (attribute?.isTime === true || dataTypes.get(type)?.name === 'UTC time') return describeUtcTime(Number(value))
  return attribute?.unit === undefined ? String(value) : `${value} ${attribute.unit}`
}
