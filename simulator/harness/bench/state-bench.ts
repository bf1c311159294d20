import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LibsqlStore, openLibsqlStore } from '../../environment/store/libsql-store.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { configure } from '../configuration/configuration.ts'
import { bringUp, type Network } from '../network.ts'
import { openTestBed } from '../rehearsal/test-bed.ts'
import { runHandovers } from './handover-run.ts'
import { addFinishedHandovers, addOpenOrders, addScheduledRequests } from './large-states.ts'

export interface StateBenchOptions {
  readonly seed: string
  /** Handovers that are measured one by one, and as many again beside each other. */
  readonly handovers: number
  /** Finished handovers, and as many scheduled requests as open orders, in the states from which the program is started. */
  readonly finished: number
  readonly open: number
  /** Starts the program on a state directory; resolves when it takes requests, with the seconds that that took. */
  readonly start: (state: string, seed: string, premises: number) => Promise<number>
  readonly log: Logger
}

/** A figure, what it may be at most, and what it was before records were folded and changes rode along. */
export interface StateRow {
  readonly name: string
  readonly unit: string
  readonly measured: number
  readonly bar: number | null
  readonly before: number | null
}

const inFlight = 32

/** Devices of the fleet: each handover needs its own. */
const premisesFor = ({ handovers }: StateBenchOptions): number => 3 * handovers + inFlight

/** Measures what a handover leaves in the state and costs it, and how long the program takes to start from a large one. */
export async function benchState(options: StateBenchOptions): Promise<readonly StateRow[]> {
  const directory = mkdtempSync(join(tmpdir(), 'dcc-sim-bench-state-'))
  const states = {
    small: join(directory, 'small'),
    finished: join(directory, 'finished'),
    scheduled: join(directory, 'scheduled'),
    orders: join(directory, 'orders'),
  }
  try {
    const written = await writtenBy(states.small, options)
    const room = await folded(states.small, options)
    const premises = premisesFor(options)
    const floor = await options.start(states.small, options.seed, premises)
    await addFinishedHandovers(states.small, states.finished, options.finished)
    const octets = (usedIn(states.finished) - usedIn(states.small)) / options.finished
    const finished = await options.start(states.finished, options.seed, premises)
    rmSync(states.finished, { recursive: true })
    await addScheduledRequests(states.small, states.scheduled, options.open)
    const scheduled = await options.start(states.scheduled, options.seed, premises)
    rmSync(states.scheduled, { recursive: true })
    await addOpenOrders(states.small, states.orders, options.open)
    const orders = await options.start(states.orders, options.seed, premises)
    return [
      row('kB of the file for a folded handover', 'kB', octets / 1000, 8, 26),
      ...room,
      ...written,
      row('start from a state with next to nothing (the floor of those below)', 's', floor, null, null),
      row(`cold start with ${options.finished} finished handovers`, 's', finished, 3, null),
      row(`cold start with ${options.open} scheduled requests`, 's', scheduled, 10, 12.6),
      row(`cold start with ${options.open} open orders, each with its Command`, 's', orders, 10, null),
    ]
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const usedIn = (state: string): number => {
  const { octets, freeOctets } = roomOf(state)
  return octets - freeOctets
}

const row = (name: string, unit: string, measured: number, bar: number | null, before: number | null): StateRow => ({
  name,
  unit,
  measured,
  bar,
  before,
})

const bringUpOn = (state: string, options: StateBenchOptions, at?: string): Promise<Network> => {
  const ports = { port: 0, smkiPort: 0, harnessPort: 0 }
  // On a busy machine it is to be slow, not to turn away what it measures.
  const dcc = { gateway: { longestWaitMs: 60_000 } }
  const said = { ...ports, seed: options.seed, premises: premisesFor(options), state, dcc }
  return bringUp(configure(at === undefined ? said : { ...said, at }), options.log)
}

/** Longer than what nobody waits for takes to be committed. */
const quietMs = 150

async function writtenBy(state: string, options: StateBenchOptions): Promise<readonly StateRow[]> {
  const { handovers } = options
  const testBed = await openTestBed(await bringUpOn(state, options))
  const { store } = testBed.network
  if (!(store instanceof LibsqlStore))
    throw new SimulatorFault('SIM_INVARIANT', 'What is measured is a state directory')
  const commitsOf = async (hand: () => Promise<unknown>): Promise<number> => {
    await pause()
    const before = store.transactions
    await hand()
    await pause()
    return (store.transactions - before) / handovers
  }
  try {
    await runHandovers(testBed, { first: 0, count: inFlight, inFlight })
    const alone = await commitsOf(async () => {
      for (let index = 0; index < handovers; index += 1) {
        await runHandovers(testBed, { first: inFlight + index, count: 1, inFlight: 1 })
        await pause()
      }
    })
    const inARow = await commitsOf(() =>
      runHandovers(testBed, { first: inFlight + handovers, count: handovers, inFlight: 1 }),
    )
    const beside = await commitsOf(() =>
      runHandovers(testBed, { first: inFlight + 2 * handovers, count: handovers, inFlight }),
    )
    return [
      row('commits for a lone handover, and quiet around it', 'commits', alone, 4, 6.6),
      row('commits for a lone handover, the next behind it', 'commits', inARow, 4, 6),
      row(`commits for a handover, ${inFlight} in flight`, 'commits', beside, null, 0.84),
    ]
  } finally {
    await testBed.close()
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, quietMs))

/** An hour later the program folds all of them by itself. */
async function folded(state: string, options: StateBenchOptions): Promise<readonly StateRow[]> {
  const handovers = 3 * options.handovers + inFlight
  const before = roomOf(state)
  const later = instant((before.lastInstant ?? 0) + 3_600_000)
  const network = await bringUpOn(state, options, new Date(later).toISOString())
  try {
    while ((await network.store.count(['fold']))[0] !== 0) await pause()
  } finally {
    await network.close()
  }
  const after = roomOf(state)
  const perHandover = (count: number) => count / handovers
  return [
    row('rows of History and claims for a folded handover', 'rows', perHandover(after.history + after.claims), 4, 8),
    row('rows of State and works beside them', 'rows', perHandover(after.values + after.works), null, 4),
  ]
}

function roomOf(state: string) {
  const store = openLibsqlStore(state)
  const room = { ...store.room(), lastInstant: store.lastInstant }
  store.closeAtOnce()
  return room
}
