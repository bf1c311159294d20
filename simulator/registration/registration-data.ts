import { complaintsInShort } from '../vocabulary/complaints.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { MarketDate } from '../vocabulary/market-date.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { Slices } from '../vocabulary/ports/slices.ts'
import { isEffectiveOn, type NetworkPartyRecord, type SupplierRecord } from '../vocabulary/registration-record.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { flawsOf } from './change-flaws.ts'
import {
  changingSeries,
  type EffectiveDatedSeries,
  emptied,
  isEmptied,
  pointsAnew,
  recording,
  recordsOf,
  seriesOver,
} from './effective-dated-series.ts'
import type { ChangeFlaw, RegistrationChange, RegistrationSeries } from './registration-change.ts'
import type { RegistrationSnapshot, RegistrationSource } from './registration-source.ts'

export type { RegistrationSnapshot, RegistrationSource } from './registration-source.ts'

/** The DCC's copy of Registration Data. */
export interface RegistrationData {
  /** What is recorded now, for one decision to rest on; costs the same however much is recorded. */
  snapshot(): RegistrationSnapshot
  /** Records one metering point anew. Throws `SIM_CONFIGURATION` on a change with a flaw. */
  replace(point: MeteringPoint, change: Omit<RegistrationChange, 'meteringPoint'>): void
  /** Takes all the changes or, if any has a flaw, none. A series of a point that is named twice keeps the last. */
  applyAll(changes: readonly RegistrationChange[]): Result<null, readonly ChangeFlaw[]>
  /** A full refresh of one series: what the changes do not name is no longer registered there. All or nothing. */
  refresh(series: RegistrationSeries, changes: readonly RegistrationChange[]): Result<null, readonly ChangeFlaw[]>
  /**
   * Makes ready what `refresh` of a series, or `applyAll` where it is null, would take: in slices, while the present state is
   * asked and changed. What was recorded meanwhile stays, unless these changes say otherwise. One at a time.
   */
  prepare(
    refreshed: RegistrationSeries | null,
    changes: readonly RegistrationChange[],
    slices: Slices,
  ): Promise<Result<PreparedChanges, readonly ChangeFlaw[]>>
}

/** Changes that are taken between one decision and the next, however many they are. */
interface PreparedChanges {
  take(): void
}

/** Both series as they stand: immutable, so that a reference is a snapshot (NOC-16). */
interface State {
  readonly networkParties: EffectiveDatedSeries<NetworkPartyRecord>
  readonly suppliers: EffectiveDatedSeries<SupplierRecord>
}

/** @param base computes the records of a metering point on demand, and the same ones every time */
export function createRegistrationData(base: RegistrationSource): RegistrationData {
  let state: State = {
    networkParties: seriesOver((point) => base.networkPartyRecords(point)),
    suppliers: seriesOver((point) => base.supplierRecords(point)),
  }
  let snapshot = snapshotOf(state)

  /** What was taken since changes are being made ready; null where none are. */
  let meanwhile: (readonly RegistrationChange[])[] | null = null
  const setState = (next: State): void => {
    state = next
    snapshot = snapshotOf(state)
  }

  const take = (from: State, changes: readonly RegistrationChange[]): Result<null, readonly ChangeFlaw[]> => {
    const flaws = changes.flatMap(flawsOf)
    if (flaws.length > 0) return failed(flaws)
    setState(changed(from, changes))
    meanwhile?.push(changes)
    return succeeded(null)
  }

  return {
    snapshot: () => snapshot,
    replace(meteringPoint, change) {
      const taken = take(state, [{ ...change, meteringPoint }])
      if (!taken.ok)
        throw new SimulatorFault(
          'SIM_CONFIGURATION',
          complaintsInShort(taken.failure, ({ detail }) => detail),
        )
    },
    applyAll: (changes) => take(state, changes),
    refresh: (series, changes) => take({ ...state, [series]: emptied() }, changes),
    async prepare(refreshed, changes, slices) {
      const next = changingState(refreshed === null ? state : { ...state, [refreshed]: emptied() })
      meanwhile = []
      for (const change of changes) {
        if (slices.isOver()) await slices.next()
        const flaws = flawsOf(change)
        if (flaws.length > 0) return failed(flaws)
        next.name(change)
        next.record(change)
      }
      return succeeded({
        take() {
          const { named } = next
          for (const change of meanwhile?.flat() ?? []) next.record(withoutNamed(change, named, refreshed))
          meanwhile = null
          setState(next.changed())
        },
      })
    },
  }
}

type NamedPoints = Readonly<Record<RegistrationSeries, Set<MeteringPoint>>>

/** Both series while they are being changed, and the points that were named in either. */
function changingState({ networkParties, suppliers }: State) {
  const series = { networkParties: changingSeries(networkParties), suppliers: changingSeries(suppliers) }
  const named: NamedPoints = { networkParties: new Set(), suppliers: new Set() }
  return {
    named,
    name({ meteringPoint, networkParties, suppliers }: RegistrationChange): void {
      if (networkParties !== undefined) named.networkParties.add(meteringPoint)
      if (suppliers !== undefined) named.suppliers.add(meteringPoint)
    },
    record({ meteringPoint, networkParties, suppliers }: RegistrationChange): void {
      if (networkParties !== undefined) series.networkParties.record(meteringPoint, networkParties)
      if (suppliers !== undefined) series.suppliers.record(meteringPoint, suppliers)
    },
    changed: (): State => ({ networkParties: series.networkParties.changed(), suppliers: series.suppliers.changed() }),
  }
}

/** What was recorded before changes are taken gives way to them where they speak of the same. */
function withoutNamed(
  { networkParties, suppliers, ...change }: RegistrationChange,
  named: NamedPoints,
  refreshed: RegistrationSeries | null,
): RegistrationChange {
  const givesWay = (series: RegistrationSeries) => refreshed === series || named[series].has(change.meteringPoint)
  return {
    ...change,
    ...(networkParties !== undefined && !givesWay('networkParties') && { networkParties }),
    ...(suppliers !== undefined && !givesWay('suppliers') && { suppliers }),
  }
}

function changed(state: State, changes: readonly RegistrationChange[]): State {
  return {
    networkParties: recording(
      state.networkParties,
      changes.flatMap(({ meteringPoint, networkParties }) =>
        networkParties === undefined ? [] : [[meteringPoint, networkParties] as const],
      ),
    ),
    suppliers: recording(
      state.suppliers,
      changes.flatMap(({ meteringPoint, suppliers }) =>
        suppliers === undefined ? [] : [[meteringPoint, suppliers] as const],
      ),
    ),
  }
}

function snapshotOf({ networkParties, suppliers }: State): RegistrationSnapshot {
  return {
    networkPartyRecords: (point) => recordsOf(networkParties, point),
    supplierRecords: (point) => recordsOf(suppliers, point),
    networkPartiesOn: (point, day) =>
      distinctOn(recordsOf(networkParties, point), day, ({ networkParty }) => networkParty),
    networkPartiesAnew: () => ({ points: pointsAnew(networkParties), othersHaveNone: isEmptied(networkParties) }),
    suppliersOn: (point, day) => distinctOn(recordsOf(suppliers, point), day, ({ supplier }) => supplier),
  }
}

function distinctOn<Record extends NetworkPartyRecord | SupplierRecord>(
  records: readonly Record[],
  day: MarketDate,
  nameOf: (record: Record) => string,
): readonly string[] {
  return [...new Set(records.filter((record) => isEffectiveOn(record, day)).map(nameOf))]
}
