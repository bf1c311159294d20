import { createSlices } from '../../environment/slices.ts'
import { partyColumns } from '../../registration/csv-columns.ts'
import { type LoaderParties, loadCsv, type RegistrationLoad } from '../../registration/csv-loader.ts'
import { readRegistrationDifference } from '../../registration/difference-reader.ts'
import type { LoadReport } from '../../registration/load-report.ts'
import type { ChangeFlaw, RegistrationChange, RegistrationSeries } from '../../registration/registration-change.ts'
import {
  createRegistrationData,
  type RegistrationData,
  type RegistrationSource,
} from '../../registration/registration-data.ts'
import { complaintsInShort } from '../../vocabulary/complaints.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { createInTurn } from '../../vocabulary/in-turn.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import {
  indexOf,
  keysOf,
  type LoadMode,
  type ReadLoads,
  readLoads,
  removeKeys,
  unreadable,
  writeBeside,
} from './kept-loads.ts'

const prefix = 'registration/'
/** Series that were emptied before all else: an earlier version kept a full refresh so. */
const refreshedKey = 'registration-refreshed'

/** Metering points of an update that are kept point by point; more are kept as a load. */
const mostKeptByPoint = 200

/** What a file that was taken held. */
interface Loaded {
  readonly series: RegistrationSeries
  readonly mode: LoadMode
  readonly records: number
  readonly meteringPoints: number
}

/** Registration Data whose changes survive a restart. */
export interface DurableRegistration {
  readonly data: RegistrationData
  /** Records one metering point anew: effective at once, durable when resolved. */
  record(point: MeteringPoint, change: Omit<RegistrationChange, 'meteringPoint'>): Promise<void>
  /**
   * Takes a Registration Data file (`registration/csv-columns.ts`), all of it or nothing. It is read and written beside what
   * is in force, in slices, so that nobody waits for it; then it is effective from one decision to the next (NOC-16), and
   * durable when resolved. Files are taken one after another. A refused one comes back with the rejected lines.
   *
   * @param announced the series that the file must be of; its columns say which it is
   */
  load(csv: string, mode: LoadMode, announced?: RegistrationSeries): Promise<Result<Loaded, LoadReport>>
}

/**
 * @param base what the fleet was registered for when the world began
 * @param parties whom a file may name
 */
export function createDurableRegistration(
  base: RegistrationSource,
  parties: LoaderParties,
  journal: Journal,
): DurableRegistration {
  const data = createRegistrationData(base)
  const read = readLoads(journal)
  restore(data, journal, read)
  let { loads, lastId } = read
  // What cannot be removed is left to the next start, and what fails the journal ends the process.
  void removeKeys(journal, read.unfinished, createSlices()).catch(() => {})
  const inTurn = createInTurn()

  const kept = (meteringPoint: MeteringPoint): StoredPoint => {
    const now = data.snapshot()
    return {
      meteringPoint,
      networkParties: now.networkPartyRecords(meteringPoint),
      suppliers: now.supplierRecords(meteringPoint),
      after: lastId,
    }
  }
  const keep = (points: readonly MeteringPoint[]) =>
    journal.commit({ put: new Map(points.map((point) => [prefix + point, kept(point)])) })

  /** A few points are taken at once, as somebody records them by hand. */
  const takeByPoint = async (changes: readonly RegistrationChange[]): Promise<void> => {
    requireTaken(data.applyAll(changes))
    await keep(changes.map(({ meteringPoint }) => meteringPoint))
  }

  const takeAsLoad = async (series: RegistrationSeries, mode: LoadMode, changes: readonly RegistrationChange[]) => {
    const slices = createSlices()
    const prepared = requireTaken(await data.prepare(mode === 'refresh' ? series : null, changes, slices))
    const load = { id: lastId + 1, series, mode, chunks: await writeBeside(journal, lastId + 1, changes, slices) }
    const replaced = mode === 'refresh' ? loads.filter((other) => other.series === series) : []
    prepared.take()
    lastId = load.id
    loads = [...loads.filter((other) => !replaced.includes(other)), load]
    await journal.commit({ put: indexOf(loads) })
    await removeKeys(journal, replaced.flatMap(keysOf), slices)
  }

  return {
    data,
    async record(meteringPoint, change) {
      data.replace(meteringPoint, change)
      await keep([meteringPoint])
    },
    load: (csv, mode, announced) =>
      inTurn.run('registration', async () => {
        const reading = await loadCsv(csv, parties, createSlices())
        if (!reading.ok) return reading
        if (announced !== undefined && announced !== reading.value.series) return failed(ofOtherSeries(reading.value))
        const { series, records, changes } = reading.value
        if (mode === 'update' && changes.length <= mostKeptByPoint) await takeByPoint(changes)
        else await takeAsLoad(series, mode, changes)
        return succeeded({ series, mode, records, meteringPoints: changes.length })
      }),
  }
}

function requireTaken<Value>(taken: Result<Value, unknown>): Value {
  if (taken.ok) return taken.value
  throw new SimulatorFault('SIM_INVARIANT', 'A file without a fault held a change with one')
}

/** Above all a refresh is not to empty the series that somebody did not mean. */
const ofOtherSeries = ({ series, records }: RegistrationLoad): LoadReport => ({
  records,
  unread: 0,
  rejected: [
    { line: 1, column: partyColumns[series], fault: 'other-series', detail: `The file holds records of ${series}` },
  ],
})

/** A metering point as it was last recorded by itself, and how many loads it had then. */
interface StoredPoint extends RegistrationChange {
  readonly after: number
}

/** In the order in which it was taken: what was recorded before a load, the load, what was recorded after it. */
function restore(data: RegistrationData, journal: Journal, { loads, changesOf }: ReadLoads): void {
  const refreshed = journal.value(refreshedKey) ?? []
  takeBack(readDifference({ refreshed, changes: [] }), (difference) => data.restore(difference))
  const points = Array.from(journal.values(prefix), ([, value]) => value as Partial<StoredPoint> | null)
  const recordedBetween = (id: number, next: number) =>
    readDifference({ refreshed: [], changes: points.filter((point) => isBetween(point?.after ?? 0, id, next)) }).changes
  let id = 0
  for (const load of loads) {
    takeBack(recordedBetween(id, load.id), (earlier) => data.applyAll(earlier))
    takeBack(changesOf(load), (changes) =>
      load.mode === 'refresh' ? data.refresh(load.series, changes) : data.applyAll(changes),
    )
    id = load.id
  }
  takeBack(recordedBetween(id, Number.POSITIVE_INFINITY), (later) => data.applyAll(later))
}

const isBetween = (after: number, first: number, next: number): boolean => after >= first && after < next

function readDifference(said: unknown) {
  const read = readRegistrationDifference(said)
  if (!read.ok) throw unreadable(read.failure)
  return read.value
}

function takeBack<Value>(read: Value, take: (read: Value) => Result<null, readonly ChangeFlaw[]>): void {
  const taken = take(read)
  if (!taken.ok) throw unreadable(complaintsInShort(taken.failure, ({ detail }) => detail))
}
