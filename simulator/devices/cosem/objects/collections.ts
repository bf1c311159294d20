import type { DlmsData } from '../../../gbcs/dlms/data.ts'
import type { Instant } from '../../../vocabulary/instant.ts'
import { untouchedAccount } from '../../state/meter-account.ts'
import { endsBillingPeriod } from '../billing.ts'
import { countedAt } from '../counting.ts'
import type { Moment, Range } from '../object.ts'
import { instanceOf } from '../object.ts'
import { instantOfSeconds, secondsSince2000 } from '../selective-access.ts'
import { array, type Column, compact, scaled, signed32, structure, unsigned32 } from '../values.ts'
import { daysOfImport, everyMidnight, halfHoursOfImport, importedWh, midnights, reactiveOf, unit } from './energy.ts'
import { balancesOf } from './prepayment.ts'
import type { ProtectedValues } from './protected.ts'

/** Times of use of the first element and of the second, and blocks. */
const timesOfUse = 48
const timesOfUseOfSecond = 4
const blocks = 4
const timesOfUseOfBlock = 8

const isTwin = ({ blueprint }: Moment): boolean => blueprint.fitting?.variant === 'B'

/** What the second element of a twin one counts, a fifth, is at its first rate. */
const first = (value: number, count: number): number[] => [value, ...new Array<number>(count - 1).fill(0)]
const secondOf = (imported: number): number => Math.floor(imported / 5)

const importRegisters = (moment: Moment): DlmsData => {
  const imported = importedWh(moment)
  return structure(
    unsigned32(imported),
    scaled(0, unit.Wh),
    unsigned32(reactiveOf(imported)),
    scaled(0, unit.varh),
    ...(isTwin(moment) ? [unsigned32(secondOf(imported)), scaled(0, unit.Wh)] : []),
  )
}

const matrix = (values: readonly number[]): DlmsData => array(values.map(unsigned32))

const timeOfUseRegisters = (moment: Moment): DlmsData => {
  const second = isTwin(moment) ? [matrix(first(secondOf(importedWh(moment)), timesOfUseOfSecond))] : []
  return structure(matrix(countedAt(moment, moment.now, timesOfUse)), ...second)
}

/** Eight blocks by eight times of use, of which a tariff fills the first four. */
const blockCounters = ({ state }: Moment): DlmsData => {
  const counted = (state.account ?? untouchedAccount).blocks
  const counterOf = (index: number): number => counted[`${Math.floor(index / 8)}/${(index % 8) + 1}`] ?? 0
  return structure(matrix(Array.from({ length: 64 }, (_, index) => counterOf(index))))
}

/** What stands in each log of readings beside its time: registers, by time of use and block, of one element or two. */
function readings(moment: Moment): { readonly columns: readonly Column[]; readonly at: (seconds: number) => Row } {
  const twin = isTwin(moment)
  const blockColumns = Array.from({ length: blocks }, (): Column => ({ numbers: timesOfUseOfBlock }))
  return {
    columns: [
      'double-long-unsigned',
      'double-long-unsigned',
      ...(twin ? (['double-long-unsigned'] as const) : []),
      { numbers: timesOfUse },
      ...(twin ? [{ numbers: timesOfUseOfSecond }] : []),
      ...blockColumns,
    ],
    at: (seconds) => {
      const imported = importedWh({ ...moment, now: instantOfSeconds(seconds) })
      const one = countedAt(moment, instantOfSeconds(seconds), timesOfUse)
      const two = first(secondOf(imported), timesOfUseOfSecond)
      // Counters of blocks are as they are now: a meter keeps none of days past here.
      const counters = blockColumns.map(() => new Array<number>(timesOfUseOfBlock).fill(0))
      return twin
        ? [seconds, imported, secondOf(imported), one, two, ...counters]
        : [seconds, imported, one, ...counters]
    },
  }
}

type Row = readonly (number | readonly number[])[]

/** Meter balance, emergency credit, accumulated debt, payment-based debt, and two time-based ones. */
const balanceColumns: readonly Column[] = new Array<Column>(6).fill('double-long')

const dailyReads = (moment: Moment, range: Range): DlmsData => {
  const { columns, at } = readings(moment)
  return compact(columns, midnights(moment, range).map(at))
}

/** SMETS has a meter keep twelve reads by its billing calendar. */
const mostBillings = 12

/** When billing periods ended. */
const billings = (moment: Moment, range: Range): number[] =>
  everyMidnight(moment, range)
    .filter((seconds) => endsBillingPeriod(moment.state, instantOfSeconds(seconds)))
    .slice(-mostBillings)

const balances = (moment: Moment, times: readonly number[]): DlmsData =>
  compact(
    ['double-long-unsigned', ...balanceColumns],
    times.map((seconds) => [seconds, ...(balancesAt(moment, seconds) ?? balancesOf(moment))]),
  )

/** As they stood at a midnight, where the meter has kept that. */
const balancesAt = ({ state }: Moment, seconds: number): readonly number[] | undefined =>
  (state.account ?? untouchedAccount).midnights.find(({ at }) => secondsSince2000(at) === seconds)?.amounts

/** What stood when a billing period ended, as a meter tells it unasked: an entry of the log, and one of balances where there are to be some. */
export function billedAt(moment: Moment, ended: Instant, withBalances: boolean): readonly DlmsData[] {
  const { columns, at } = readings(moment)
  const seconds = secondsSince2000(ended)
  const entry = compact(columns, [at(seconds)])
  return withBalances ? [entry, balances(moment, [seconds])] : [entry]
}

const pairs = (rows: readonly (readonly [number, number])[], isTwinned: boolean): DlmsData =>
  compact(
    ['double-long-unsigned', 'double-long-unsigned', ...(isTwinned ? (['double-long-unsigned'] as const) : [])],
    rows.map(([at, used]) => (isTwinned ? [at, used, secondOf(used)] : [at, used])),
  )

/** What only the party that it concerns may read, by logical name (SMETS 5.7.5, GBCS 8.5). */
export const protectedValues: ProtectedValues = new Map(
  Object.entries<(moment: Moment, range: Range) => DlmsData>({
    '0-0:94.44.34.10': importRegisters,
    '0-0:94.44.34.1': timeOfUseRegisters,
    '0-0:94.44.34.2': blockCounters,
    '0-0:94.44.34.30': (moment) => structure(...balancesOf(moment).map(signed32)),
    '0-0:98.1.0.255': (moment, range) => {
      const { columns, at } = readings(moment)
      return compact(columns, billings(moment, range).map(at))
    },
    '0-0:98.1.1.255': (moment, range) => balances(moment, billings(moment, range)),
    '0-0:98.1.2.255': (moment, { from, to }) => {
      const { columns, at } = readings(moment)
      const changes = (moment.state.account ?? untouchedAccount).changes
        .map((change) => ({ ...change, seconds: secondsSince2000(change.at) }))
        .filter(({ seconds }) => seconds >= from && seconds <= to)
      return compact(
        [...columns, ...balanceColumns],
        changes.map(({ seconds, amounts }) => [...at(seconds), ...amounts]),
      )
    },
    '0-0:98.1.8.255': (moment, range) => balances(moment, midnights(moment, range)),
    '0-0:98.1.9.255': dailyReads,
    '0-0:99.1.0.255': (moment, range) => pairs(halfHoursOfImport(moment, range), isTwin(moment)),
    '0-0:99.1.3.255': (moment, range) => pairs(daysOfImport(moment, range), false),
  }).map(([obis, value]) => [instanceOf(obis), value]),
)
