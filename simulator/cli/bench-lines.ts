import type { BenchReport, Quantiles, Rate } from '../harness/bench/bench-report.ts'
import type { FleetRow } from '../harness/bench/fleet-bench.ts'
import type { StateRow } from '../harness/bench/state-bench.ts'

/** The figures of a bench for a person. */
export function benchLines(report: BenchReport): readonly string[] {
  const { handovers, inFlight, seed, isOnOneCore, complete, floor, ratio, operations, latency } = report
  const { premises, secondsToReady, peakMegabytes } = report
  const where = isOnOneCore ? 'on one core' : 'on all cores, as this machine lets no process be kept to one'
  return [
    `${handovers} handovers, ${inFlight} at a time, ${where} (seed ${seed})`,
    `on a fleet of ${premises} premises, ready after ${secondsToReady.toFixed(1)} s, ${peakMegabytes.toFixed(0)} MB at most`,
    '',
    `${' '.repeat(26)}by the wall   by processor time`,
    rateLine('complete handovers/s', complete),
    rateLine('floor: public keys only', floor),
    rowOf('ratio', ratio.byWall.toFixed(2), ratio.byProcessorTime.toFixed(2)),
    '',
    'The floor, per handover:',
    ...operations.map(
      ({ name, perHandover, microseconds }) =>
        `  ${String(perHandover).padStart(2)} × ${name.padEnd(16)} ${microseconds.toFixed(0).padStart(4)} µs`,
    ),
    '',
    latencyLine('acknowledged (I99)', latency.acknowledged),
    latencyLine('complete', latency.complete),
  ]
}

const rowOf = (name: string, ...cells: readonly string[]): string =>
  name.padEnd(24) + cells.map((cell, column) => cell.padStart(column === 0 ? 13 : 20)).join('')

const rateLine = (name: string, { perSecond, perProcessorSecond }: Rate): string =>
  rowOf(name, perSecond.toFixed(0), perProcessorSecond.toFixed(0))

const latencyLine = (name: string, { median, p99 }: Quantiles): string =>
  `${name.padEnd(24)} median ${median.toFixed(1)} ms, 99 % within ${p99.toFixed(1)} ms`

/** The figures of a small fleet and a large one for a person. */
export const fleetLines = (rows: readonly FleetRow[], small: number, large: number): readonly string[] => [
  fleetLine('', `${small} premises`, `${large} premises`, 'ratio', 'bar'),
  ...rows.map(({ name, unit, small: one, large: other, ratio, bar }) =>
    fleetLine(
      name,
      `${one.toFixed(2)} ${unit}`,
      `${other.toFixed(2)} ${unit}`,
      ratio.toFixed(2),
      'atMost' in bar ? `at most ${bar.atMost}` : `at least ${bar.atLeast}`,
    ),
  ),
]

const fleetLine = (name: string, ...cells: readonly string[]): string =>
  name.padEnd(26) + cells.map((cell, column) => cell.padStart(column < 2 ? 20 : column === 2 ? 8 : 16)).join('')

/** The figures of the state for a person, each with what it may be and what it was. */
export const stateLines = (rows: readonly StateRow[]): readonly string[] => [
  stateLine('', 'measured', 'at most', 'before'),
  ...rows.map(({ name, unit, measured, bar, before }) =>
    stateLine(
      name,
      `${measured.toFixed(2)} ${unit}`,
      bar === null ? '' : String(bar),
      before === null ? '' : String(before),
    ),
  ),
]

const stateLine = (name: string, measured: string, bar: string, before: string): string =>
  `${name.padEnd(68)}${measured.padStart(14)}${bar.padStart(9)}${before.padStart(8)}`.trimEnd()
