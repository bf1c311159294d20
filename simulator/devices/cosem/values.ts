import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import type { CompactType, DlmsData, IntegerType } from '../../gbcs/dlms/data.ts'
import type { Instant } from '../../vocabulary/instant.ts'

const integer =
  (type: IntegerType) =>
  (value: number): DlmsData => ({ type, value })

export const unsigned8 = integer('unsigned')
export const unsigned16 = integer('long-unsigned')
export const unsigned32 = integer('double-long-unsigned')
export const signed8 = integer('integer')
export const signed16 = integer('long')
export const signed32 = integer('double-long')
export const enumerated = integer('enum')

export const truth = (value: boolean): DlmsData => ({ type: 'boolean', value })
export const octets = (value: Buffer): DlmsData => ({ type: 'octet-string', value })
/** An octet-string of ASCII. */
export const ascii = (text: string): DlmsData => octets(Buffer.from(text, 'latin1'))
export const hexadecimal = (text: string): DlmsData => octets(Buffer.from(text, 'hex'))
export const visible = (text: string): DlmsData => ({ type: 'visible-string', value: Buffer.from(text, 'latin1') })
export const utf8 = (text: string): DlmsData => ({ type: 'utf8-string', value: Buffer.from(text) })
/** Bits, none of them set. */
export const noBits = (bits: number): DlmsData => bitsOf(bits, Buffer.alloc(Math.ceil(bits / 8)))
export const bitsOf = (bits: number, value: Buffer): DlmsData => ({ type: 'bit-string', bits, value })
export const structure = (...value: DlmsData[]): DlmsData => ({ type: 'structure', value })
export const array = (value: readonly DlmsData[]): DlmsData => ({ type: 'array', value })
export const dateTime = (moment: Instant): DlmsData => octets(writeDlmsDateTime(moment))
export const nothing: DlmsData = { type: 'null-data' }

/** A logical name: `0-0:1.0.0.255`. */
export const logicalName = (obis: string): DlmsData => octets(Buffer.from(obis.split(/[-:.]/).map(Number)))

/** A moment that never comes: what cancels an activation. */
export const neverOctets = Buffer.from('FFFFFFFFFFFFFFFFFF8000FF', 'hex')
/** A moment that has always come: what activates at once. */
export const atOnceOctets = Buffer.from('0000000000000000008000FF', 'hex')

/** Scaler and unit of a register: Blue Book, table 4. */
export const scaled = (scaler: number, unit: number): DlmsData => structure(signed8(scaler), enumerated(unit))

/** What a column of a log holds: a number, octets, or so many numbers one behind the other. */
export type Column = NumberColumn | 'octet-string' | { readonly numbers: number }
type NumberColumn = keyof typeof widths
export type Cell = number | Buffer | readonly number[]

const widths = { 'double-long-unsigned': 4, 'double-long': 4, 'long-unsigned': 2, enum: 1 } as const

/** A log as a compact array: structures of columns without their types. */
export function compact(columns: readonly Column[], rows: readonly (readonly Cell[])[]): DlmsData {
  const description: CompactType = { type: 'structure', elements: columns.map(typeOfColumn) }
  const cells = rows.flatMap((row) => columns.map((column, index) => octetsOfCell(column, row[index] ?? 0)))
  return { type: 'compact-array', description, value: Buffer.concat(cells) }
}

const typeOfColumn = (column: Column): CompactType =>
  typeof column === 'string'
    ? { type: column }
    : { type: 'array', count: column.numbers, element: { type: 'double-long-unsigned' } }

function octetsOfCell(column: Column, cell: Cell): Buffer {
  if (Buffer.isBuffer(cell)) return Buffer.concat([Buffer.of(cell.length), cell])
  if (typeof cell === 'number') return octetsOfNumber(column, cell)
  return Buffer.concat(cell.map((each) => octetsOfNumber('double-long-unsigned', each)))
}

function octetsOfNumber(column: Column, value: number): Buffer {
  const octets = Buffer.alloc(typeof column === 'string' && column !== 'octet-string' ? widths[column] : 4)
  if (column === 'double-long') octets.writeInt32BE(value)
  else octets.writeUIntBE(value, 0, octets.length)
  return octets
}
