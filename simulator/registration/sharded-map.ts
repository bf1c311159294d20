import type { MeteringPoint } from '../vocabulary/metering-point.ts'

/**
 * An immutable map by metering point. A change copies the shards it touches and shares the rest, so that a map of
 * millions takes a single change in microseconds while whoever holds the older one keeps reading it.
 */
export interface ShardedMap<Value> {
  readonly shards: readonly (ReadonlyMap<MeteringPoint, Value> | undefined)[]
}

/** A prime, so that neither check digits nor distributor ids crowd a shard. */
const shardCount = 1021

const shardOf = (point: MeteringPoint): number => Number(point) % shardCount

export const emptyShardedMap = <Value>(): ShardedMap<Value> => ({ shards: new Array(shardCount).fill(undefined) })

export const lookUp = <Value>({ shards }: ShardedMap<Value>, point: MeteringPoint): Value | undefined =>
  shards[shardOf(point)]?.get(point)

/** The map with some entries set anew; an undefined value takes the entry out. */
export function withEntries<Value>(
  { shards }: ShardedMap<Value>,
  entries: Iterable<readonly [MeteringPoint, Value | undefined]>,
): ShardedMap<Value> {
  const changed = shards.slice()
  const copies = new Map<number, Map<MeteringPoint, Value>>()
  for (const [point, value] of entries) {
    const index = shardOf(point)
    const copy = copies.get(index) ?? new Map(shards[index])
    copies.set(index, copy)
    if (value === undefined) copy.delete(point)
    else copy.set(point, value)
  }
  for (const [index, copy] of copies) changed[index] = copy
  return { shards: changed }
}

export function* entriesOf<Value>({ shards }: ShardedMap<Value>): Generator<readonly [MeteringPoint, Value]> {
  for (const shard of shards) if (shard !== undefined) yield* shard
}
