import type { Instant } from '../../vocabulary/instant.ts'
import { readDlmsDateTime, writeDlmsDateTime } from '../date-time.ts'
import { type DlmsData, dataOctets, type IntegerType } from './data.ts'

/** How a value of ours is DLMS data. Another type of data, or a value that is none, reads as undefined. */
export interface DataCodec<Value> {
  toData(value: Value): DlmsData
  fromData(data: DlmsData): Value | undefined
}

/** An octet-string of ASCII. */
export const asciiString: DataCodec<string> = {
  toData: (text) => ({ type: 'octet-string', value: Buffer.from(text, 'latin1') }),
  fromData: (data) => (data.type === 'octet-string' ? data.value.toString('latin1') : undefined),
}

/** A visible-string. */
export const visibleString: DataCodec<string> = {
  toData: (text) => ({ type: 'visible-string', value: Buffer.from(text, 'latin1') }),
  fromData: (data) => (data.type === 'visible-string' ? data.value.toString('latin1') : undefined),
}

/** An octet-string of a fixed length: an entity identifier, an install code. */
export const octetsOf = (length: number): DataCodec<Buffer> => ({
  toData: (value) => {
    if (value.length !== length) throw new RangeError(`${value.length} octets where ${length} belong`)
    return { type: 'octet-string', value }
  },
  fromData: (data) => (data.type === 'octet-string' && data.value.length === length ? data.value : undefined),
})

/** An octet-string of twelve octets: a moment, to the second. */
export const moment: DataCodec<Instant> = {
  toData: (value) => ({ type: 'octet-string', value: writeDlmsDateTime(value) }),
  fromData: (data) => (data.type === 'octet-string' ? (readDlmsDateTime(data.value) ?? undefined) : undefined),
}

/** An octet-string of any length up to so many octets. */
export const octetsUpTo = (most: number): DataCodec<Buffer> => ({
  toData: (value) => {
    if (value.length > most) throw new RangeError(`${value.length} octets where at most ${most} belong`)
    return { type: 'octet-string', value }
  },
  fromData: (data) => (data.type === 'octet-string' && data.value.length <= most ? data.value : undefined),
})

/** As many of one kind as there are. */
export const arrayOf = <Value>(codec: DataCodec<Value>): DataCodec<readonly Value[]> => ({
  toData: (values) => ({ type: 'array', value: values.map((value) => codec.toData(value)) }),
  fromData: (data) => {
    if (data.type !== 'array') return undefined
    const values = data.value.map((each) => codec.fromData(each))
    return values.some((value) => value === undefined) ? undefined : (values as Value[])
  },
})

export const integerOf = (type: IntegerType): DataCodec<number> => ({
  toData: (value) => ({ type, value }),
  fromData: (data) => (data.type === type ? data.value : undefined),
})

export const truth: DataCodec<boolean> = {
  toData: (value) => ({ type: 'boolean', value }),
  fromData: (data) => (data.type === 'boolean' ? data.value : undefined),
}

/** Always the same data, of which there is nothing to say. */
export const constant = (data: DlmsData): DataCodec<null> => ({
  toData: () => data,
  fromData: (found) => (same(found, data) ? null : undefined),
})

/** No data, as a read has. */
export const nothing = constant({ type: 'null-data' })
/** What a method without a parameter is given. */
export const zero = constant({ type: 'integer', value: 0 })

/** What stands for no moment. */
export const never = constant({ type: 'octet-string', value: Buffer.from('FFFFFFFFFFFFFFFFFF8000FF', 'hex') })

/** A structure with these parts, in order; those that say nothing are no values of it. */
export const structureOf = <Of extends Readonly<Record<string, DataCodec<never> | DataCodec<unknown>>>>(
  parts: Of,
): DataCodec<StructureValue<Of>> => {
  const entries = Object.entries(parts) as [string, DataCodec<unknown>][]
  return {
    toData: (values) => ({
      type: 'structure',
      value: entries.map(([key, codec]) => codec.toData((values as Readonly<Record<string, unknown>>)[key])),
    }),
    fromData: (data) => {
      if (data.type !== 'structure' || data.value.length !== entries.length) return undefined
      const values: Record<string, unknown> = {}
      for (const [index, [key, codec]] of entries.entries()) {
        const value = codec.fromData(data.value[index] ?? { type: 'null-data' })
        if (value === undefined) return undefined
        if (value !== null) values[key] = value
      }
      return values as StructureValue<Of>
    },
  }
}

type StructureValue<Of> = {
  readonly [Key in keyof Of as ValueOfData<Of[Key]> extends null ? never : Key]: ValueOfData<Of[Key]>
}

export type ValueOfData<Of> = Of extends DataCodec<infer Value> ? Value : never

const same = (one: DlmsData, other: DlmsData): boolean => dataOctets(one).equals(dataOctets(other))
