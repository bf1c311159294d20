import { causeIds } from '../../causes/causes.ts'
import { causeTitle } from '../audit/run-audit.ts'
import type { RolloutRun } from './run-rollout.ts'
import { daysUntilNoticed, type RolloutTotals } from './totals.ts'

/** A line of figures, one for each mode of the check. */
interface FigureRow {
  readonly name: string
  /** Null where there is nothing to count. */
  readonly values: readonly (number | null)[]
}

export interface FigureTable {
  readonly title: string
  readonly rows: readonly FigureRow[]
}

type Figure = readonly [name: string, value: (totals: RolloutTotals) => number | null]

const table = (title: string, runs: readonly RolloutRun[], figures: readonly Figure[]): FigureTable => ({
  title,
  rows: figures.map(([name, value]) => ({ name, values: runs.map(({ totals }) => value(totals)) })),
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What became of the slots. */
export const reachTable = (runs: readonly RolloutRun[]): FigureTable =>
  table('Out of reach', runs, [
    ['wrong certificates in slots', ({ placedWrong }) => placedWrong],
    ['put right again', ({ mended }) => mended],
    ['still wrong on the last day', ({ openAtEnd }) => openAtEnd],
    ['refused and still waiting on the last day', ({ waitingAtEnd }) => waitingAtEnd],
    ['most out of reach on one day', ({ outOfReach }) => Math.max(0, ...outOfReach)],
    ['days out of reach, of all devices together', ({ outOfReach }) => sum(outOfReach)],
  ])

export const wayTable = (runs: readonly RolloutRun[]): FigureTable =>
  table('How wrong certificates came in', runs, [
    ['by 6.21', ({ placedWrongByWay }) => placedWrongByWay['6.21']],
    ['by 6.15.1', ({ placedWrongByWay }) => placedWrongByWay['6.15.1']],
    ['loaded before the meter was fitted', ({ placedWrongByWay }) => placedWrongByWay.preloaded],
    ['nothing was sent', ({ placedWrongByWay }) => placedWrongByWay['nothing-sent']],
  ])

export const causeTable = (runs: readonly RolloutRun[]): FigureTable =>
  table(
    'Wrong certificates by cause',
    runs,
    causeIds
      .filter((cause) => runs.some(({ totals }) => totals.placedWrongByCause[cause] > 0))
      .map((cause): Figure => [causeTitle(cause), ({ placedWrongByCause }) => placedWrongByCause[cause]]),
  )

export const noticeTable = (runs: readonly RolloutRun[]): FigureTable =>
  table('Noticed', runs, [
    ['by a Command of the operator that fails', ({ noticed }) => noticed.command],
    ['by a restore alert that never comes', ({ noticed }) => noticed['restore-alert']],
    ['by an audit', ({ noticed }) => noticed.audit],
    ['by the check in monitor', ({ noticed }) => noticed.monitor],
    ['half of these within days', ({ noticedAfterDays }) => daysUntilNoticed(noticedAfterDays, 0.5)],
    ['nine in ten within days', ({ noticedAfterDays }) => daysUntilNoticed(noticedAfterDays, 0.9)],
  ])

export const costTable = (runs: readonly RolloutRun[]): FigureTable =>
  table('Messages and visits', runs, [
    ['messages to install', ({ messages }) => messages.install],
    ['messages after a refusal', ({ messages }) => messages.retry],
    ['messages to find out', ({ messages }) => messages['find-out']],
    ['messages to mend', ({ messages }) => messages.mend],
    ['visits to find out', ({ visits }) => visits.toFindOut],
    ['visits to exchange a device', ({ visits }) => visits.toExchange],
  ])

export const refusalTable = (runs: readonly RolloutRun[]): FigureTable =>
  table('What the check did', runs, [
    ['wrong certificates refused', ({ refusals }) => refusals.ofWrong],
    ['right certificates refused, as Registration Data lagged', ({ refusals }) => refusals.ofRight],
    ['wrong certificates accepted, as Registration Data lagged', ({ wrongAccepted }) => wrongAccepted],
    ['false alarms in monitor, as Registration Data lagged', ({ falseAlarms }) => falseAlarms],
    ['days that refused devices waited', ({ refusals }) => refusals.daysLost],
  ])

export const figureTables = (runs: readonly RolloutRun[]): readonly FigureTable[] =>
  [reachTable, wayTable, causeTable, noticeTable, costTable, refusalTable].map((make) => make(runs))
