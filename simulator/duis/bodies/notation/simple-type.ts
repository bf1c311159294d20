import type { Described } from './described.ts'

/** The types of XML Schema that DUIS restricts. */
export type XsdBase =
  | 'string'
  | 'token'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'positiveInteger'
  | 'nonNegativeInteger'
  | 'nonPositiveInteger'
  | 'byte'
  | 'short'
  | 'int'
  | 'unsignedShort'
  | 'unsignedInt'
  | 'unsignedLong'
  | 'dateTime'
  | 'date'
  | 'time'
  | 'hexBinary'
  | 'base64Binary'

/** What restricts a base, by the names of XML Schema; `enumeration` lists every value there is. */
export interface Facets {
  readonly minInclusive?: number | bigint
  readonly maxInclusive?: number | bigint
  readonly minExclusive?: number
  readonly maxExclusive?: number
  readonly totalDigits?: number
  readonly fractionDigits?: number
  readonly length?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly enumeration?: readonly string[]
}

/** The type of an element that holds text, or of an attribute. */
export interface SimpleType<Value> extends Described<Value> {
  readonly kind: 'simple'
  /** How our schema, and so what it complains of, calls the type; null where it stands at its element. */
  readonly name: string | null
  readonly base: XsdBase
  readonly facets: Facets
  /** @param text schema-valid; white space is collapsed already where the base has it so */
  read(text: string): Value
  /** The text that reads as the value; the schema says whether the value may be. */
  write(value: Value): string
}

/** Gives a type a name of its own in the schema. */
export const named = <Value>(name: string, type: SimpleType<Value>): SimpleType<Value> => ({ ...type, name })

/** A type by its base and facets, and how its text is read; it is written as `String` has it unless told otherwise. */
export const simpleType = <Value>(
  base: XsdBase,
  facets: Facets,
  read: (text: string) => Value,
  write: (value: Value) => string = String,
): SimpleType<Value> => ({ kind: 'simple', name: null, base, facets, read, write })
