import type { Described, ValueOf } from './described.ts'
import type { SimpleType } from './simple-type.ts'

/** Elements in their order, by the names of their fields. */
export type Fields = Readonly<Record<string, Term>>

/** What may stand for a field: an element, one that may be absent, or several of one name. */
export type Term = Content<unknown> | Optional<unknown> | List<unknown>

/** What an element holds. */
export type Content<Value> = SimpleType<Value> | Structure<Value> | Attributed<Value>

/** An element that may be absent; its field is absent then. */
export interface Optional<Value> extends Described<Value> {
  readonly kind: 'optional'
  readonly of: Content<Value>
}

/** Elements of one name, from `least` to `most` of them; the field is an array, empty where there are none. */
export interface List<Value> extends Described<Value> {
  readonly kind: 'list'
  readonly of: Content<unknown>
  readonly least: number
  /** Null for any number. */
  readonly most: number | null
}

/** Elements inside an element, part by part. */
export interface Structure<Value> extends Described<Value> {
  readonly kind: 'structure'
  readonly parts: readonly Part[]
}

/** Content with attributes: the fields of both, and `value` for content that is text. */
export interface Attributed<Value> extends Described<Value> {
  readonly kind: 'attributed'
  readonly of: SimpleType<unknown> | Structure<unknown>
  readonly attributes: Attributes
}

/** Attributes by the names of their fields; each must be there. */
export type Attributes = Readonly<Record<string, SimpleType<unknown>>>

/** Part of a structure. */
export type Part = Fields | Choice<unknown>

/** One of several groups of elements. */
export interface Choice<Value> extends Described<Value> {
  readonly kind: 'choice'
  readonly alternatives: readonly Fields[]
  /** Whether there may be none of them. */
  readonly isOptional: boolean
}

export const isChoice = (part: Part): part is Choice<unknown> => part.kind === 'choice'

type Flat<Value> = Value extends unknown ? { [Key in keyof Value]: Value[Key] } : never

type IsOptional<T> = T extends { readonly kind: 'optional' } ? true : false

export type ValueOfFields<F> = Flat<
  { readonly [Key in keyof F as IsOptional<F[Key]> extends true ? never : Key]: ValueOf<F[Key]> } & {
    readonly [Key in keyof F as IsOptional<F[Key]> extends true ? Key : never]?: ValueOf<F[Key]>
  }
>

type ValueOfPart<P> = P extends Choice<infer Value> ? Value : ValueOfFields<P>

type ValueOfParts<Parts> = Parts extends readonly [infer First, ...infer Rest]
  ? ValueOfPart<First> & ValueOfParts<Rest>
  : unknown

type Absent<Keys extends PropertyKey> = { readonly [Key in Keys]?: never }

type OneField<F> = {
  [Key in keyof F]: Flat<ValueOfFields<Pick<F, Key>> & Absent<Exclude<keyof F, Key>>>
}[keyof F]

type KeysOf<Groups extends readonly unknown[]> = Groups[number] extends infer Group
  ? Group extends unknown
    ? keyof Group
    : never
  : never

type OneGroup<Groups extends readonly unknown[], Group = Groups[number]> = Group extends unknown
  ? Flat<ValueOfFields<Group> & Absent<Exclude<KeysOf<Groups>, keyof Group>>>
  : never

/**
 * Elements in their order.
 *
 * @example sequence({ executionDateTime: optional(dateTime) }, choice({ importMpan: mpan, importMprn: mprn }))
 */
export const sequence = <const Parts extends readonly Part[]>(
  ...parts: Parts
): Structure<Flat<ValueOfParts<Parts>>> => ({
  kind: 'structure',
  parts,
})

/** No element at all: that it stands there is what it says. */
export const nothing: Structure<object> = sequence()

export const optional = <Value>(of: Content<Value>): Optional<Value> => ({ kind: 'optional', of })

/** From `least` to `most` elements of one name. */
export const list = <Value>(of: Content<Value>, least: number, most: number | null): List<readonly Value[]> => ({
  kind: 'list',
  of,
  least,
  most,
})

/** One of several elements: each field is an alternative. */
export const choice = <const F extends Fields>(fields: F): Choice<OneField<F>> =>
  choiceOf(...Object.entries(fields).map(([field, term]) => ({ [field]: term })))

/** One of several groups of elements. */
export const choiceOf = <const Groups extends readonly Fields[], Value = OneGroup<Groups>>(
  ...alternatives: Groups
): Choice<Value> => ({ kind: 'choice', alternatives, isOptional: false })

/** Elements of which all stand there, or none; or a choice that need not be made. */
export function optionally<const F extends Fields>(part: F): Choice<ValueOfFields<F> | Absent<keyof F>>
export function optionally<Value>(part: Choice<Value>): Choice<Value | object>
export function optionally(part: Part): Choice<unknown> {
  return { kind: 'choice', alternatives: isChoice(part) ? part.alternatives : [part], isOptional: true }
}

/** Content with attributes beside it. */
export function attributed<const A extends Attributes, Value>(
  attributes: A,
  of: SimpleType<Value>,
): Attributed<Flat<ValueOfFields<A> & { readonly value: Value }>>
export function attributed<const A extends Attributes, Value>(
  attributes: A,
  of: Structure<Value>,
): Attributed<Flat<ValueOfFields<A> & Value>>
export function attributed(attributes: Attributes, of: SimpleType<unknown> | Structure<unknown>): Attributed<unknown> {
  return { kind: 'attributed', of, attributes }
}
