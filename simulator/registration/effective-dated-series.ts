import { isDeepStrictEqual } from 'node:util'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { EffectivePeriod } from '../vocabulary/registration-record.ts'
import { changingMap, emptyShardedMap, lookUp, type ShardedMap } from './sharded-map.ts'

/**
 * One series of records by metering point, immutable: what a base source computes, and over it what is recorded
 * otherwise. Only the difference takes memory.
 */
export interface EffectiveDatedSeries<Record extends EffectivePeriod> {
  readonly base: (point: MeteringPoint) => readonly Record[]
  readonly recorded: ShardedMap<readonly Record[]>
}

const nothing = (): readonly never[] => []

export const seriesOver = <Record extends EffectivePeriod>(
  base: (point: MeteringPoint) => readonly Record[],
): EffectiveDatedSeries<Record> => ({ base, recorded: emptyShardedMap() })

/** The series after a full refresh, before its records are put in: nothing is registered. */
export const emptied = <Record extends EffectivePeriod>(): EffectiveDatedSeries<Record> => ({
  base: nothing,
  recorded: emptyShardedMap(),
})

/** Whether nothing is registered but what was recorded since. */
export const isEmptied = ({ base }: Pick<EffectiveDatedSeries<EffectivePeriod>, 'base'>): boolean => base === nothing

/** The metering points whose records are not those of the base. */
export function* pointsAnew({
  recorded,
}: Pick<EffectiveDatedSeries<EffectivePeriod>, 'recorded'>): Generator<MeteringPoint> {
  for (const shard of recorded.shards) if (shard !== undefined) yield* shard.keys()
}

/** Past, present and future records of a metering point. */
export const recordsOf = <Record extends EffectivePeriod>(
  { base, recorded }: EffectiveDatedSeries<Record>,
  point: MeteringPoint,
): readonly Record[] => lookUp(recorded, point) ?? base(point)

/** The series with the records of some metering points replaced. What equals the base again is no longer a difference. */
export function recording<Record extends EffectivePeriod>(
  series: EffectiveDatedSeries<Record>,
  entries: readonly (readonly [MeteringPoint, readonly Record[]])[],
): EffectiveDatedSeries<Record> {
  if (entries.length === 0) return series
  const changing = changingSeries(series)
  for (const [point, records] of entries) changing.record(point, records)
  return changing.changed()
}

/** The same point by point, for many points. */
export interface ChangingSeries<Record extends EffectivePeriod> {
  record(point: MeteringPoint, records: readonly Record[]): void
  /** The series as it is now. Nothing may be recorded afterwards. */
  changed(): EffectiveDatedSeries<Record>
}

export function changingSeries<Record extends EffectivePeriod>(
  series: EffectiveDatedSeries<Record>,
): ChangingSeries<Record> {
  const recorded = changingMap(series.recorded)
  return {
    record: (point, records) =>
      recorded.set(point, isDeepStrictEqual(records, series.base(point)) ? undefined : [...records]),
    changed: () => ({ ...series, recorded: recorded.changed() }),
  }
}
