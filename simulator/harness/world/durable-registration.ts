import { z } from 'zod'
import { createSlices } from '../../environment/slices.ts'
import { StoredValues } from '../../environment/stored-values.ts'
import { flawsOf } from '../../registration/change-flaws.ts'
import { partyColumns } from '../../registration/csv-columns.ts'
import { type LoaderParties, loadCsv, type RegistrationLoad } from '../../registration/csv-loader.ts'
import type { LoadReport } from '../../registration/load-report.ts'
import type { ChangeFlaw, RegistrationChange, RegistrationSeries } from '../../registration/registration-change.ts'
import { registrationChangeSchema } from '../../registration/registration-change-schema.ts'
import {
  createRegistrationData,
  type RegistrationData,
  type RegistrationSource,
} from '../../registration/registration-data.ts'
import { complaintsInShort } from '../../vocabulary/complaints.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { createInTurn } from '../../vocabulary/in-turn.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'
import { keysOf, type LoadMode, list, type ReadLoads, readLoads, removeKeys, writeBeside } from './kept-loads.ts'

const prefix = 'registration/'

/** A metering point as it was last recorded by itself; `after` is the last load that there was then. */
export const storedPoint = storedKind(
  'what is registered of a metering point',
  1,
  registrationChangeSchema.extend({ after: z.int().min(0) }),
)

type StoredPoint = RegistrationChange & { readonly after: number }

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
  /** Records one metering point anew: durable and effective when resolved. @throws SimulatorFault SIM_CONFIGURATION for a flaw */
  record(point: MeteringPoint, change: Omit<RegistrationChange, 'meteringPoint'>): Promise<void>
  /**
   * Takes a Registration Data file (`registration/csv-columns.ts`), all of it or nothing. It is read and written beside what
   * is in force, in slices, so that nobody waits for it; then it is durable and, from one decision to the next, effective (NOC-16). Files are taken one after another. A refused one comes back with the rejected lines.
   *
   * @param announced the series that the file must be of; its columns say which it is
   */
  load(csv: string, mode: LoadMode, announced?: RegistrationSeries): Promise<Result<Loaded, LoadReport>>
  /** What `load` would say of a file; nothing is taken. */
  read(csv: string, mode: LoadMode, announced?: RegistrationSeries): Promise<Result<Loaded, LoadReport>>
}

/**
 * @param base what the fleet was registered for when the world began
 * @param parties whom a file may name
 * @throws SimulatorFault SIM_STATE_UNREADABLE
 */
export async function createDurableRegistration(
  base: RegistrationSource,
  parties: LoaderParties,
  state: State,
): Promise<DurableRegistration> {
  const data = createRegistrationData(base)
  const read = await readLoads(state)
  const points = await StoredValues.read(state, prefix, storedPoint)
  restore(
    data,
    Array.from(points.entries(), ([, point]) => point),
    read,
  )
  let { listed, lastId } = read
  // What cannot be removed is left to the next start, and what fails the store ends the process.
  void removeKeys(state, read.unfinished, createSlices()).catch(() => {})
  const inTurn = createInTurn()

  /** One after the other: what is durable later is effective later. */
  const taking = (take: () => Promise<void>): Promise<void> => inTurn.run('taking', take)

  const recorded = (change: RegistrationChange): StoredPoint => {
    const now = data.snapshot()
    const { meteringPoint } = change
    return {
      networkParties: now.networkPartyRecords(meteringPoint),
      suppliers: now.supplierRecords(meteringPoint),
      ...change,
      after: lastId,
    }
  }

  /** A few points are taken at once, as somebody records them by hand. */
  const takeByPoint = (changes: readonly RegistrationChange[]): Promise<void> =>
    taking(async () => {
      const flaws = changes.flatMap(flawsOf)
      if (flaws.length > 0) throw new SimulatorFault('SIM_CONFIGURATION', inWords(flaws))
      await points.write(changes.map((change) => [change.meteringPoint, recorded(change)]))
      requireTaken(data.applyAll(changes))
    })

  const takeAsLoad = async (series: RegistrationSeries, mode: LoadMode, changes: readonly RegistrationChange[]) => {
    const slices = createSlices()
    const prepared = requireTaken(await data.prepare(mode === 'refresh' ? series : null, changes, slices))
    const load = { id: lastId + 1, series, mode, chunks: await writeBeside(state, lastId + 1, changes, slices) }
    const replaced = mode === 'refresh' ? listed.loads.filter((other) => other.series === series) : []
    await taking(async () => {
      listed = await list(state, listed, [...listed.loads.filter((other) => !replaced.includes(other)), load])
      prepared.take()
      lastId = load.id
    })
    await removeKeys(state, replaced.flatMap(keysOf), slices)
  }

  const readFile = async (csv: string, announced: RegistrationSeries | undefined) => {
    const reading = await loadCsv(csv, parties, createSlices())
    return reading.ok && announced !== undefined && announced !== reading.value.series
      ? failed(ofOtherSeries(reading.value))
      : reading
  }
  const heldBy = ({ series, records, changes }: RegistrationLoad, mode: LoadMode): Loaded => ({
    series,
    mode,
    records,
    meteringPoints: changes.length,
  })

  return {
    data,
    async read(csv, mode, announced) {
      const reading = await readFile(csv, announced)
      return reading.ok ? succeeded(heldBy(reading.value, mode)) : reading
    },
    record: (meteringPoint, change) => takeByPoint([{ ...change, meteringPoint }]),
    load: (csv, mode, announced) =>
      inTurn.run('loading', async () => {
        const reading = await readFile(csv, announced)
        if (!reading.ok) return reading
        const { series, changes } = reading.value
        if (mode === 'update' && changes.length <= mostKeptByPoint) await takeByPoint(changes)
        else await takeAsLoad(series, mode, changes)
        return succeeded(heldBy(reading.value, mode))
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

/** In the order in which it was taken: what was recorded before a load, the load, what was recorded after it. */
function restore(data: RegistrationData, points: readonly StoredPoint[], { listed, changesOf }: ReadLoads): void {
  const takeRecorded = (id: number, next: number): void =>
    requireStored(
      data.applyAll(
        points.flatMap(({ after, ...change }) => (after >= id && after < next ? [change as RegistrationChange] : [])),
      ),
    )
  let id = 0
  for (const load of listed.loads) {
    takeRecorded(id, load.id)
    const changes = changesOf(load)
    requireStored(load.mode === 'refresh' ? data.refresh(load.series, changes) : data.applyAll(changes))
    id = load.id
  }
  takeRecorded(id, Number.POSITIVE_INFINITY)
}

function requireStored(taken: Result<null, readonly ChangeFlaw[]>): void {
  if (taken.ok) return
  throw new SimulatorFault('SIM_STATE_UNREADABLE', `Registration Data in the state: ${inWords(taken.failure)}`)
}

const inWords = (flaws: readonly ChangeFlaw[]): string => complaintsInShort(flaws, ({ detail }) => detail)
