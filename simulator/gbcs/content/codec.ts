import type { OctetReader } from '../octets/octet-reader.ts'

/**
 * One description of a part of a message: it reads the part, recording it under its name, and writes it back.
 * What it has read it writes as it came, and what it has written it reads as it was.
 */
export interface Codec<Value> {
  /** Which values there are, as data: tests make values from it, and docs list the fields. */
  readonly shape: Shape
  /** @param before the fields of the same record that came before, by their keys; some decide what follows them */
  read(reader: OctetReader, name: string, before?: Before): Value
  write(value: Value, before?: Before): Buffer
}

export type ValueOf<Of> = Of extends Codec<infer Value> ? Value : never

export type Before = Readonly<Record<string, unknown>>

/** What a value may be. */
export type Shape =
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'bigint'; readonly least: bigint; readonly most: bigint }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'null' }
  /** A Buffer of so many octets. */
  | { readonly kind: 'octets'; readonly least: number; readonly most: number }
  /** Text of so many characters of ASCII. */
  | { readonly kind: 'text'; readonly least: number; readonly most: number; readonly matches?: RegExp }
  | { readonly kind: 'record'; readonly fields: readonly NamedShape[] }
  | { readonly kind: 'list'; readonly of: Shape; readonly least: number; readonly most: number }
  /** null where it is absent. */
  | { readonly kind: 'optional'; readonly of: Shape }
  /** One of several, by the value of a field before it. */
  | {
      readonly kind: 'chosen'
      readonly by: string
      readonly options: ReadonlyMap<number, Shape>
      readonly otherwise: Shape
    }
  /** One of several: `{ kind, value }`. */
  | { readonly kind: 'choice'; readonly options: readonly { readonly name: string; readonly shape: Shape }[] }
  /** Values that another list describes: an attribute of any type, a certificate. */
  | { readonly kind: 'other'; readonly what: string }

export interface NamedShape {
  readonly key: string
  /** In the words of the standard. */
  readonly name: string
  readonly shape: Shape
}

/** A decoder and a writer that stand apart, as one description. */
export const codecOf = <Value>(
  what: string,
  read: (reader: OctetReader) => Value,
  write: (value: Value) => Buffer,
): Codec<Value> => ({ shape: { kind: 'other', what }, read, write })
