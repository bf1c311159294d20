import { partyColumns } from '../../registration/csv-columns.ts'
import { type LoaderParties, loadCsv, type RegistrationLoad } from '../../registration/csv-loader.ts'
import { readRegistrationDifference } from '../../registration/difference-reader.ts'
import type { LoadReport } from '../../registration/load-report.ts'
import type { RegistrationChange, RegistrationSeries } from '../../registration/registration-change.ts'
import {
  createRegistrationData,
  type RegistrationData,
  type RegistrationSource,
} from '../../registration/registration-data.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'

const prefix = 'registration/'
/** The series that a full refresh has replaced; what is kept per metering point then stands alone. */
const refreshedKey = 'registration-refreshed'

/** An update replaces what a series records of the points that a file names; a refresh replaces the whole series. */
export const loadModes = ['update', 'refresh'] as const
export type LoadMode = (typeof loadModes)[number]

/** What a file that was taken held. */
export interface Loaded {
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
   * Takes a Registration Data file (`registration/csv-columns.ts`), all of it or nothing: effective at once, from one
   * decision to the next, and durable when resolved. A refused file comes back with every rejected line.
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
  restore(data, journal)

  const kept = (point: MeteringPoint): RegistrationChange => {
    const now = data.snapshot()
    return {
      meteringPoint: point,
      networkParties: now.networkPartyRecords(point),
      suppliers: now.supplierRecords(point),
    }
  }

  /** Afterwards nothing may be kept of the points that a refresh took out of the registration. */
  const everythingAnew = (): ReadonlyMap<string, unknown> => {
    const { refreshed, changes } = data.difference()
    const put = new Map<string, unknown>([[refreshedKey, refreshed]])
    for (const [key] of journal.values(prefix)) put.set(key, undefined)
    for (const { meteringPoint } of changes) put.set(prefix + meteringPoint, kept(meteringPoint))
    return put
  }

  return {
    data,
    async record(meteringPoint, change) {
      data.replace(meteringPoint, change)
      await journal.commit({ put: new Map([[prefix + meteringPoint, kept(meteringPoint)]]) })
    },
    async load(csv, mode, announced) {
      const reading = loadCsv(csv, parties)
      if (!reading.ok) return reading
      if (announced !== undefined && announced !== reading.value.series) return failed(ofOtherSeries(reading.value))
      const { series, records, changes } = reading.value
      const taken = mode === 'refresh' ? data.refresh(series, changes) : data.applyAll(changes)
      if (!taken.ok) throw new SimulatorFault('SIM_INVARIANT', 'A file without a fault held a change with one')
      const points = changes.map(({ meteringPoint }) => meteringPoint)
      const put = mode === 'refresh' ? everythingAnew() : new Map(points.map((point) => [prefix + point, kept(point)]))
      await journal.commit({ put })
      return succeeded({ series, mode, records, meteringPoints: points.length })
    },
  }
}

/** Above all a refresh is not to empty the series that somebody did not mean. */
const ofOtherSeries = ({ series, records }: RegistrationLoad): LoadReport => ({
  records,
  rejected: [
    { line: 1, column: partyColumns[series], fault: 'other-series', detail: `The file holds records of ${series}` },
  ],
})

function restore(data: RegistrationData, journal: Journal): void {
  const changes = [...journal.values(prefix)].map(([, change]) => change)
  const reading = readRegistrationDifference({ refreshed: journal.value(refreshedKey) ?? [], changes })
  const restored = reading.ok ? restoreAll(data, reading.value) : reading
  if (!restored.ok)
    throw new SimulatorFault('SIM_STATE_UNREADABLE', `Registration Data in the state directory: ${restored.failure}`)
}

function restoreAll(data: RegistrationData, difference: Parameters<RegistrationData['restore']>[0]) {
  const restored = data.restore(difference)
  return restored.ok ? restored : failed(restored.failure.map(({ detail }) => detail).join('; '))
}
