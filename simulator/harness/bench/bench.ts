import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { configure } from '../configuration/configuration.ts'
import { bringUp } from '../network.ts'
import { openTestBed, type TestBed } from '../rehearsal/test-bed.ts'
import { type BenchReport, type Measured, reportOf } from './bench-report.ts'
import { type HandoverRange, runHandovers } from './handover-run.ts'
import { isOnOneCore } from './one-core.ts'
import { createPublicKeyWork, noSeconds, type PublicKeyWork } from './public-key-work.ts'
import { nothingSpent, plus, spentOn } from './spent.ts'

export interface BenchOptions {
  readonly handovers: number
  /** Handovers under way at once. */
  readonly inFlight: number
  /** Of the fleet, over which the handovers are spread; left out, there are as many as handovers need. */
  readonly premises?: number
  readonly seed: string
  readonly log: Logger
  /** Told after each round how many handovers were in it. */
  readonly progress?: (handovers: number) => void
}

/** The floor is measured before, between and after them, so that it and the handovers see the same machine. */
const rounds = 5

/** Handovers before the first that counts: the compiler has seen the code, and users have their connections. */
const longestWarmUp = 2_000

/**
 * Measures complete handovers and, in turn, the public-key operations that they cannot do without. The state is a real
 * directory, a temporary one, which is removed.
 */
export async function bench(options: BenchOptions): Promise<BenchReport> {
  const state = mkdtempSync(join(tmpdir(), 'dcc-sim-bench-'))
  try {
    const begun = performance.now()
    const testBed = await testBedWith(state, options)
    const secondsToReady = (performance.now() - begun) / 1_000
    try {
      const measured = await measure(testBed, options)
      const { size: premises } = testBed.network.fleet
      return reportOf(measured, {
        ...options,
        premises,
        isOnOneCore: isOnOneCore(),
        secondsToReady,
        peakMegabytes: peakMegabytes(),
      })
    } finally {
      await testBed.close()
    }
  } finally {
    rmSync(state, { recursive: true, force: true })
  }
}

const warmUpOf = (handovers: number): number => Math.min(longestWarmUp, handovers)

/** The most memory that the process has had resident. Node says it in kilobytes. */
const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1_000

/** Each handover has its own device. */
const premisesNeeded = (handovers: number): number => warmUpOf(handovers) + handovers

async function testBedWith(state: string, options: BenchOptions): Promise<TestBed> {
  const { handovers, seed, log } = options
  const { premises = premisesNeeded(handovers) } = options
  if (premises < premisesNeeded(handovers))
    throw new SimulatorFault(
      'SIM_USAGE',
      `${handovers} handovers need ${premisesNeeded(handovers)} premises with those that do not count, not ${premises}`,
    )
  const ports = { port: 0, smkiPort: 0, harnessPort: 0 }
  // On a busy machine it is to be slow, not to turn away what it measures.
  const dcc = { gateway: { longestWaitMs: 60_000 } }
  return openTestBed(await bringUp(configure({ ...ports, seed, premises, state, dcc }), log))
}

async function measure(testBed: TestBed, options: BenchOptions): Promise<Measured> {
  const { handovers, inFlight } = options
  const doPublicKeyWork = createPublicKeyWork()
  const warmUp = warmUpOf(handovers)
  const stride = Math.floor(testBed.network.fleet.size / premisesNeeded(handovers))
  await runHandovers(testBed, { first: 0, count: warmUp, stride, inFlight })
  for (let set = 0; set < warmUp; set += 1) doPublicKeyWork(noSeconds())

  const measured = nothingMeasured()
  const sets = Math.ceil(handovers / rounds)
  await measureFloor(doPublicKeyWork, sets, measured)
  for (let round = 0; round < rounds; round += 1) {
    const [first, end] = [Math.floor((handovers * round) / rounds), Math.floor((handovers * (round + 1)) / rounds)]
    const range = { first: (warmUp + first) * stride, count: end - first, stride, inFlight }
    await measureHandovers(testBed, range, measured)
    await measureFloor(doPublicKeyWork, sets, measured)
    options.progress?.(end - first)
  }
  return measured
}

const nothingMeasured = (): Measured => ({
  acknowledged: [],
  complete: [],
  spent: nothingSpent,
  floorSets: 0,
  floorSpent: nothingSpent,
  operations: noSeconds(),
})

async function measureFloor(doPublicKeyWork: PublicKeyWork, sets: number, measured: Measured): Promise<void> {
  const spent = await spentOn(() => {
    for (let set = 0; set < sets; set += 1) doPublicKeyWork(measured.operations)
  })
  measured.floorSpent = plus(measured.floorSpent, spent)
  measured.floorSets += sets
}

async function measureHandovers(testBed: TestBed, range: HandoverRange, measured: Measured): Promise<void> {
  const spent = await spentOn(async () => {
    const times = await runHandovers(testBed, range)
    measured.acknowledged.push(...times.acknowledged)
    measured.complete.push(...times.complete)
  })
  measured.spent = plus(measured.spent, spent)
}
