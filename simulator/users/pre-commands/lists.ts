import { isDeepStrictEqual } from 'node:util'

/** A value with its place in a table. */
export interface Indexed<Value> {
  readonly index: number
  readonly value: Value
}

/**
 * A table of a message as the list that was asked for: in its order, and without places that say nothing and were not asked for.
 * Where a list names a place twice the first counts.
 *
 * @param silent what a place holds that nobody asked for
 */
export function tableOf<Value>(
  said: ReadonlyMap<number, Value>,
  asked: readonly Indexed<Value>[] | undefined,
  silent?: Value,
): readonly Indexed<Value | undefined>[] {
  const first = new Map<number, Value>()
  for (const { index, value } of asked ?? []) if (!first.has(index)) first.set(index, value)
  const named = (asked ?? []).map(({ index, value }) => ({
    index,
    value: isDeepStrictEqual(said.get(index), first.get(index)) ? value : said.get(index),
  }))
  const besides = [...said].filter(([index, value]) => !first.has(index) && !isDeepStrictEqual(value, silent))
  return [...named, ...besides.map(([index, value]) => ({ index, value }))]
}

/** Values that a message has in the order of their places, and nothing of the places. */
export function rankedOf<Value>(
  said: readonly Value[],
  asked: readonly Indexed<Value>[] | undefined,
): readonly Indexed<Value | undefined>[] {
  const places = (asked ?? []).map(({ index }) => index).toSorted((one, other) => one - other)
  const rank = new Map<number, number[]>()
  for (const [at, place] of places.entries()) rank.set(place, [...(rank.get(place) ?? []), at])
  const named = (asked ?? []).map(({ index }) => ({ index, value: said[rank.get(index)?.shift() ?? said.length] }))
  return [...named, ...said.slice(places.length).map((value) => ({ index: Number.NaN, value }))]
}

/** Members of a set: the list that was asked for where it has the same ones, in whatever order. */
export const setOf = <Item>(said: readonly Item[], asked: readonly Item[] | undefined): readonly Item[] =>
  asked !== undefined && isDeepStrictEqual(new Set(said), new Set(asked)) ? asked : said

/** A map from an array, the first item at place 1. */
export const fromOne = <Value>(values: readonly Value[]): ReadonlyMap<number, Value> =>
  new Map(values.map((value, at) => [at + 1, value]))
