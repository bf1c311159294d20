import type { RejectedLine } from '../harness/index.ts'
import type { DurableRegistration } from '../harness/world/durable-registration.ts'
import type { LoadMode } from '../harness/world/kept-loads.ts'
import { networkOperatorCalled, supplierCalled } from '../market/look-up.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { type MarketDate, parseMarketDate } from '../vocabulary/market-date.ts'
import { type MeteringPoint, parseMeteringPoint } from '../vocabulary/metering-point.ts'

/** Who is registered for a metering point from one UK market date to another, both included. */
export interface Period {
  /** Market participant id, short code, name or User ID. */
  readonly party: string
  /** `2026-04-01` */
  readonly from: string
  /** Open-ended where it is null, or left out. */
  readonly to?: string | null
}

/** Registration Data. What is recorded counts from the next decision on. */
export interface Registration {
  /** Who is registered to run the network of an MPAN or MPRN, in order of date. */
  networkParties(meteringPoint: string): readonly Period[]
  /** Who is registered to supply it. */
  suppliers(meteringPoint: string): readonly Period[]
  /**
   * Records the network parties of a metering point anew, in place of what was recorded; none at all removes it.
   *
   * @example
   * const { meteringPoint } = network.device()
   * await network.registration.recordNetworkParties(meteringPoint, [
   *   { party: 'LOND', from: '2019-04-01', to: '2026-12-31' },
   *   { party: 'IPNL', from: '2027-01-01' },
   * ])
   * @throws SimulatorFault SIM_USAGE, SIM_NO_SUCH_PARTY
   */
  recordNetworkParties(meteringPoint: string, periods: readonly Period[]): Promise<void>
  /** The same of its suppliers. */
  recordSuppliers(meteringPoint: string, periods: readonly Period[]): Promise<void>
  /**
   * Takes a Registration Data file, all of it or nothing; `docs/reference/registration-data.md` has its columns.
   *
   * @param mode `update` replaces what is recorded of the points in the file, `refresh` the whole series
   * @returns how many records it held
   * @throws SimulatorFault SIM_USAGE, with the first lines that were rejected
   */
  load(csv: string, mode?: LoadMode): Promise<number>
}

export function registrationOf({ data, record, load }: DurableRegistration): Registration {
  return {
    networkParties: (text) =>
      data
        .snapshot()
        .networkPartyRecords(pointOf(text))
        .map(({ networkParty, from, to }) => ({ party: networkParty, from, to })),
    suppliers: (text) =>
      data
        .snapshot()
        .supplierRecords(pointOf(text))
        .map(({ supplier, from, to }) => ({ party: supplier, from, to })),
    async recordNetworkParties(text, periods) {
      const meteringPoint = pointOf(text)
      const networkParties = periods.map((period) => ({
        meteringPoint,
        networkParty: networkOperatorCalled(period.party).id,
        ...daysOf(period),
      }))
      await record(meteringPoint, { networkParties })
    },
    async recordSuppliers(text, periods) {
      const meteringPoint = pointOf(text)
      const suppliers = periods.map((period) => ({
        meteringPoint,
        supplier: supplierCalled(period.party).id,
        ...daysOf(period),
      }))
      await record(meteringPoint, { suppliers })
    },
    async load(csv, mode = 'update') {
      const loaded = await load(csv, mode)
      if (loaded.ok) return loaded.value.records
      throw new SimulatorFault('SIM_USAGE', `The file was not taken: ${complaintsOf(loaded.failure.rejected)}`)
    },
  }
}

const shownComplaints = 5

const complaintsOf = (rejected: readonly RejectedLine[]): string =>
  [
    ...rejected.slice(0, shownComplaints).map(({ line, detail }) => `line ${line}: ${detail}`),
    ...(rejected.length > shownComplaints ? [`${rejected.length - shownComplaints} lines more`] : []),
  ].join('; ')

function pointOf(text: string): MeteringPoint {
  const point = parseMeteringPoint(text)
  if (point !== null) return point
  throw new SimulatorFault('SIM_USAGE', `'${text}' is neither an MPAN of 13 digits nor an MPRN of 1 to 10`)
}

const daysOf = ({ from, to = null }: Period) => ({ from: dayOf(from), to: to === null ? null : dayOf(to) })

function dayOf(text: string): MarketDate {
  const day = parseMarketDate(text)
  if (day !== null) return day
  throw new SimulatorFault('SIM_USAGE', `'${text}' is not a day written YYYY-MM-DD`)
}
