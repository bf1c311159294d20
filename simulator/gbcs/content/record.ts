import type { OctetReader } from '../octets/octet-reader.ts'
import type { Before, Codec, Shape, ValueOf } from './codec.ts'

/** Fields in order. A field is called as its key is written, `startTime` Start Time, unless `named` says otherwise. */
export type Fields = Readonly<Record<string, Codec<unknown>>>

export type RecordOf<Of extends Fields> = { readonly [Key in keyof Of]: ValueOf<Of[Key]> }

/** Fields one behind the other, with nothing around or between them. */
export function record<Of extends Fields>(fields: Of): Codec<RecordOf<Of>> {
  const entries = Object.entries(fields)
  return {
    shape: {
      kind: 'record',
      fields: entries.map(([key, codec]) => ({ key, name: nameOf(key, codec), shape: codec.shape })),
    },
    read: (reader, name) => reader.group(name, () => readFields(reader, entries)) as RecordOf<Of>,
    write: (value) => writeFields(value, entries),
  }
}

/** The fields of a record as fields of whatever holds them, without a group of their own. */
export function ungrouped<Of extends Fields>(fields: Of): Codec<RecordOf<Of>> {
  const entries = Object.entries(fields)
  return { ...record(fields), read: (reader) => readFields(reader, entries) as RecordOf<Of> }
}

type Entries = readonly (readonly [string, Codec<unknown>])[]

function readFields(reader: OctetReader, entries: Entries): Before {
  const value: Record<string, unknown> = {}
  for (const [key, codec] of entries) value[key] = codec.read(reader, nameOf(key, codec), value)
  return value
}

const writeFields = (value: Before, entries: Entries): Buffer =>
  Buffer.concat(entries.map(([key, codec]) => codec.write(value[key], value)))

const names = new WeakMap<Codec<unknown>, string>()

/** A codec under its own name, where the key cannot be written as the standard writes the name. */
export function named<Value>(name: string, codec: Codec<Value>): Codec<Value> {
  const copy = { ...codec }
  names.set(copy as Codec<unknown>, name)
  return copy
}

const nameOf = (key: string, codec: Codec<unknown>): string => names.get(codec) ?? wordsOf(key)

/** `Start Time` for `startTime`. */
const wordsOf = (key: string): string =>
  key.replace(/(\d+|[A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase())

const longest = 0xffff

/** As many as there are octets for, up to the end of what is being read. */
export function toTheEnd<Value>(codec: Codec<Value>, nameOfOne: string): Codec<readonly Value[]> {
  return {
    shape: { kind: 'list', of: codec.shape, least: 0, most: longest },
    read(reader) {
      const values: Value[] = []
      while (reader.remaining > 0) {
        const at = reader.at
        values.push(codec.read(reader, `${nameOfOne} ${values.length + 1}`))
        if (reader.at === at) reader.fail('value', `${nameOfOne} ${values.length} has no octets`, at)
      }
      return values
    },
    write: (values) => Buffer.concat(values.map((value) => codec.write(value))),
  }
}

/** As many as a count before them says. The count is one octet. */
export function counted<Value>(codec: Codec<Value>, nameOfCount: string, nameOfOne: string): Codec<readonly Value[]> {
  return {
    shape: { kind: 'list', of: codec.shape, least: 0, most: 0xff },
    read(reader) {
      const count = reader.octet(nameOfCount, String)
      return Array.from({ length: count }, (_, index) => codec.read(reader, `${nameOfOne} ${index + 1}`))
    },
    write: (values) => {
      if (values.length > 0xff) throw new RangeError(`${values.length} are more than ${nameOfCount} can say`)
      return Buffer.concat([Buffer.of(values.length), ...values.map((value) => codec.write(value))])
    },
  }
}

/** Present where octets are left; null where none is. Nothing may follow it. */
export const whereLeft = <Value>(codec: Codec<Value>): Codec<Value | null> => ({
  shape: { kind: 'optional', of: codec.shape },
  read: (reader, name, before) => (reader.remaining > 0 ? codec.read(reader, name, before) : null),
  write: (value, before) => (value === null ? Buffer.alloc(0) : codec.write(value, before)),
})

/** One of several, by the value of a field before it. */
export function chosenBy<Value>(
  field: string,
  options: Readonly<Record<number, Codec<Value>>>,
  otherwise: Codec<Value>,
): Codec<Value> {
  const choose = (before: Before | undefined): Codec<Value> => options[Number(before?.[field])] ?? otherwise
  const shapes = new Map<number, Shape>(Object.entries(options).map(([value, { shape }]) => [Number(value), shape]))
  return {
    shape: { kind: 'chosen', by: field, options: shapes, otherwise: otherwise.shape },
    read: (reader, name, before) => choose(before).read(reader, name, before),
    write: (value, before) => choose(before).write(value, before),
  }
}
