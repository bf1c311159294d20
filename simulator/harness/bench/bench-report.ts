import { handoverOperations } from './public-key-operations.ts'
import type { OperationSeconds } from './public-key-work.ts'
import type { Spent } from './spent.ts'

/** What was measured, as it came. */
export interface Measured {
  /** Seconds from the making of the request, one entry a handover. */
  readonly acknowledged: number[]
  readonly complete: number[]
  /** On the handovers. */
  spent: Spent
  /** How often the public-key operations of a handover were done by themselves. */
  floorSets: number
  floorSpent: Spent
  readonly operations: OperationSeconds
}

/** How many of something in a second. */
export interface Rate {
  /** By the wall. */
  readonly perSecond: number
  /** Per second of processor time, over all threads: what one core does in a second, however busy the machine is. */
  readonly perProcessorSecond: number
}

export interface BenchReport {
  readonly handovers: number
  readonly inFlight: number
  readonly seed: string
  /** Whether all threads were kept to one core; if not, handovers had more than one, and `byWall` flatters. */
  readonly isOnOneCore: boolean
  readonly premises: number
  /** From the configuration until the network took requests and its users were there. */
  readonly secondsToReady: number
  /** The most memory that the process had resident, of 1 000 000 octets. */
  readonly peakMegabytes: number
  readonly complete: Rate
  readonly floor: Rate
  /** Complete handovers over floor. */
  readonly ratio: { readonly byWall: number; readonly byProcessorTime: number }
  readonly operations: readonly {
    readonly name: string
    readonly perHandover: number
    /** Microseconds for one. */
    readonly microseconds: number
  }[]
  /** Milliseconds from the making of the request. */
  readonly latency: { readonly acknowledged: Quantiles; readonly complete: Quantiles }
}

type BenchCircumstances = Pick<
  BenchReport,
  'inFlight' | 'seed' | 'isOnOneCore' | 'premises' | 'secondsToReady' | 'peakMegabytes'
>

export interface Quantiles {
  readonly median: number
  readonly p99: number
}

export function reportOf(
  { acknowledged, complete, spent, floorSets, floorSpent, operations }: Measured,
  { inFlight, seed, isOnOneCore, premises, secondsToReady, peakMegabytes }: BenchCircumstances,
): BenchReport {
  const handovers = complete.length
  const done = rateOf(handovers, spent)
  const most = rateOf(floorSets, floorSpent)
  return {
    handovers,
    inFlight,
    seed,
    isOnOneCore,
    premises,
    secondsToReady,
    peakMegabytes,
    complete: done,
    floor: most,
    ratio: {
      byWall: done.perSecond / most.perSecond,
      byProcessorTime: done.perProcessorSecond / most.perProcessorSecond,
    },
    operations: handoverOperations.map(({ name, neededFor: { length: perHandover } }) => ({
      name,
      perHandover,
      microseconds: (operations[name] * 1_000_000) / (floorSets * perHandover),
    })),
    latency: { acknowledged: quantilesOf(acknowledged), complete: quantilesOf(complete) },
  }
}

const rateOf = (count: number, { wall, processor }: Spent): Rate => ({
  perSecond: count / wall,
  perProcessorSecond: count / processor,
})

function quantilesOf(seconds: readonly number[]): Quantiles {
  const sorted = [...seconds].sort((one, other) => one - other)
  const at = (share: number): number => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 1_000
  return { median: at(0.5), p99: at(0.99) }
}
