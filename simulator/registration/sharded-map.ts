import type { MeteringPoint } from '../vocabulary/metering-point.ts'

/**
 * An immutable map by metering point. A change copies the shards it touches and shares the rest, so that a map of
 * millions takes a single change in microseconds while readers of the older one go on with it.
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

/** A map in the making: entries are set anew one by one; an undefined value takes the entry out. */
export interface ChangingMap<Value> {
  set(point: MeteringPoint, value: Value | undefined): void
  /** The map as it is now. Nothing may be set afterwards. */
  changed(): ShardedMap<Value>
}

export function changingMap<Value>({ shards }: ShardedMap<Value>): ChangingMap<Value> {
  const changed = shards.slice()
  const copies = new Map<number, Map<MeteringPoint, Value>>()
  return {
    set(point, value) {
      const index = shardOf(point)
      let copy = copies.get(index)
      if (copy === undefined) {
        copy = new Map(shards[index])
        copies.set(index, copy)
        changed[index] = copy
      }
      if (value === undefined) copy.delete(point)
      else copy.set(point, value)
    },
    changed: () => ({ shards: changed }),
  }
}
