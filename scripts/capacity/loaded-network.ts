import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSmki } from '../../certs/smki.ts'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { findRunningNetwork } from '../../simulator/cli/send/running-network.ts'
import type { StoreProcess } from '../../simulator/cli/testing/store-process.ts'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { migrateDatabase } from '../../simulator/environment/store/postgres/migrate.ts'
import { createSystemClock } from '../../simulator/environment/system-clock.ts'
import { createDocumentReceiver } from '../../simulator/harness/load/document-receiver.ts'
import { planOf } from '../../simulator/harness/load/load-plan.ts'
import { createLoadRecord, type LoadReport } from '../../simulator/harness/load/load-record.ts'
import { createLoadRequests } from '../../simulator/harness/load/load-requests.ts'
import type { Mix } from '../../simulator/harness/load/mix.ts'
import { runLoad } from '../../simulator/harness/load/run-load.ts'
import { parseInstant } from '../../simulator/vocabulary/instant.ts'
import { ownCluster } from '../cluster/own-cluster.ts'
import { startProcess, startProcesses } from '../cluster/start-processes.ts'
import { commitMs, type DatabaseCounters, readCounters } from './database-counters.ts'
import { processorSecondsOf } from './processor-time.ts'

/** A part of a network that has processes of its own. `network` is DCC and fleet in one process. */
export type Part = 'network' | 'dcc' | 'fleet' | 'database'

/** A network on this machine, which is loaded and watched. */
export interface LoadedNetwork {
  /** How many processes of each part there are. */
  readonly processes: Readonly<Partial<Record<Part, number>>>
  /** Seconds of processor time that each part has used. */
  spent(): Readonly<Partial<Record<Part, number>>>
  /** What the database has done; null where the network is on a state directory. */
  counters(): Promise<DatabaseCounters | null>
  /** How long a commit takes whoever is alone; null likewise. */
  readonly commitMs: number | null
  /** Sends a mix, and waits for what becomes of it. */
  load(mix: Mix, perSecond: number, seconds: number): Promise<LoadReport>
  close(): Promise<void>
}

interface Size {
  readonly seed: string
  readonly premises: number
}

/** DCCs and fleets that share a PostgreSQL cluster of their own. */
export async function networkOnDatabase(size: Size, dccs: number, fleets: number): Promise<LoadedNetwork> {
  const cluster = await ownCluster()
  try {
    await migrateDatabase(cluster.url)
    const network = networkArguments(size)
    const processes = await startProcesses(projectDirectory, {
      url: cluster.url,
      dccs,
      fleets,
      leaseSeconds: 10,
      network,
    })
    return {
      processes: { dcc: dccs, fleet: fleets, database: 1 },
      spent: () => ({
        dcc: secondsOf(processes, 'dcc'),
        fleet: secondsOf(processes, 'fleet'),
        database: processorSecondsOf(cluster.processId()),
      }),
      counters: () => readCounters(cluster.url),
      commitMs: await commitMs(cluster.url),
      load: await loaderOf(size, processes),
      async close() {
        await endAll(processes)
        await cluster.remove()
      },
    }
  } catch (fault) {
    await cluster.remove()
    throw fault
  }
}

/** One process, as `dcc-sim up` starts it, on a state directory. */
export async function networkInOneProcess(size: Size): Promise<LoadedNetwork> {
  const directory = mkdtempSync(join(tmpdir(), 'capacity-'))
  const args = ['--state', join(directory, 'state'), ...networkArguments(size)]
  const processes = [await startProcess(projectDirectory, 'up', 'up', args)]
  return {
    processes: { network: 1 },
    spent: () => ({ network: secondsOf(processes, 'up') }),
    counters: async () => null,
    commitMs: null,
    load: await loaderOf(size, processes),
    async close() {
      await endAll(processes)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const networkArguments = ({ seed, premises }: Size): readonly string[] => [
  '--seed',
  seed,
  '--premises',
  String(premises),
]

const secondsOf = (processes: readonly StoreProcess[], kind: StoreProcess['kind']): number =>
  processes
    .filter((process) => process.kind === kind)
    .reduce((seconds, process) => seconds + processorSecondsOf(process.processId()), 0)

const endAll = (processes: readonly StoreProcess[]): Promise<unknown> =>
  Promise.all(processes.filter((process) => process.isUp()).map((process) => process.stop()))

/** How long Service Responses are waited for. */
const drainMs = 30_000

async function loaderOf({ seed, premises }: Size, processes: readonly StoreProcess[]): Promise<LoadedNetwork['load']> {
  const [first] = processes
  const network = await findRunningNetwork({ harness: first?.harness ?? '' })
  const gateways = processes.filter(({ kind }) => kind !== 'fleet').map(({ duis }) => duis)
  const smki = createSmki(createRandom(seed).derive('smki'))
  // One for all runs: RequestIDs count by it, and none may come twice.
  const clock = createSystemClock(parseInstant(network.status.now) ?? undefined)
  let firstPremises = 0
  let run = 0
  return async (mix, perSecond, seconds) => {
    const pace = { perSecond, seconds, rampSeconds: 0 }
    run += 1
    const plan = planOf(mix, pace, createRandom(seed).derive(`run ${run}`))
    const requests = createLoadRequests({ smki, seed, mix, premises, firstPremises, plan, suppliers: null, clock })
    // Half of the slots are the DCC's, so a run looks at no more premises than that.
    firstPremises += 3 * plan.length + 50
    const record = createLoadRecord(pace)
    const receiver = await createDocumentReceiver('127.0.0.1', 0, ({ requestId, code }) => {
      if (requestId !== null) record.received(requestId, code)
    })
    try {
      await Promise.all(requests.parties.map((party) => network.setAddress(party, receiver.address + party)))
      const waits = { connections: 256, answerWithinMs: 60_000, drainMs, progress: () => {} }
      await runLoad({ gateways, plan, requests, record, ...waits })
    } finally {
      await receiver.close()
    }
    return record.report()
  }
}
