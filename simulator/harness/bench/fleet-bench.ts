import type { BenchReport } from './bench-report.ts'
import { median } from './table/row.ts'

export interface FleetBenchOptions {
  /** Sizes of the two fleets, in premises. */
  readonly small: number
  readonly large: number
  /** Runs of each; the median counts. */
  readonly runs: number
  /** Hands over on a fleet of so many premises, spread over all of it, in a process of its own. */
  readonly handOver: (premises: number) => Promise<BenchReport>
}

/** A figure of both fleets. */
export interface FleetRow {
  readonly name: string
  readonly unit: string
  readonly small: number
  readonly large: number
  /** The large fleet's figure over the small one's. */
  readonly ratio: number
  readonly bar: { readonly atMost: number } | { readonly atLeast: number }
}

/** Measures what a large fleet costs beside a small one: both in turns, so that they see the same machine. */
export async function benchFleet({ small, large, runs, handOver }: FleetBenchOptions): Promise<readonly FleetRow[]> {
  const ofSmall: BenchReport[] = []
  const ofLarge: BenchReport[] = []
  for (let run = 0; run < runs; run += 1) {
    ofSmall.push(await handOver(small))
    ofLarge.push(await handOver(large))
  }
  const row = (name: string, unit: string, bar: FleetRow['bar'], figure: (report: BenchReport) => number): FleetRow => {
    const [one, other] = [median(ofSmall.map(figure)), median(ofLarge.map(figure))]
    return { name, unit, small: one, large: other, ratio: other / one, bar }
  }
  return [
    row('until it takes requests', 's', { atMost: 1.5 }, ({ secondsToReady }) => secondsToReady),
    row('memory at its peak', 'MB', { atMost: 1.2 }, ({ peakMegabytes }) => peakMegabytes),
    row('complete handovers', '/s', { atLeast: 0.9 }, ({ complete }) => complete.perProcessorSecond),
  ]
}
