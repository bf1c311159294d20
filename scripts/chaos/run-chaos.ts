import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { projectDirectory } from '../../certs/testing/judges.ts'
import { findRunningNetwork } from '../../simulator/cli/send/running-network.ts'
import type { StoreProcess } from '../../simulator/cli/testing/store-process.ts'
import { createRandom } from '../../simulator/environment/randomness.ts'
import { migrateDatabase } from '../../simulator/environment/store/postgres/migrate.ts'
import { PostgresStore } from '../../simulator/environment/store/postgres/postgres-store.ts'
import { type OwnCluster, ownCluster } from '../cluster/own-cluster.ts'
import { startProcesses } from '../cluster/start-processes.ts'
import { type Account, accountOf } from './account.ts'
import { type Driver, drive } from './driver.ts'
import { type Done, trouble } from './faults.ts'
import { mutated } from './mutants.ts'
import { receiver } from './receiver.ts'
import { chaosWorld } from './requests.ts'

export interface ChaosOptions {
  readonly handovers: number
  readonly seed: string
  readonly dccs: number
  readonly fleets: number
  /** Handovers that are under way at the same time. */
  readonly inFlight: number
  /** From the end of one kill or pause to the beginning of the next, at most. */
  readonly everySeconds: number
  readonly leaseSeconds: number
  /** The name of a fault in the program; null for the program as it is. */
  readonly mutant: string | null
  readonly tell: (line: string) => void
  /** Aborted where it is to end before its time: then everything that it started is ended, and the run rejects. */
  readonly signal?: AbortSignal
}

export interface ChaosReport {
  readonly seconds: number
  readonly faults: readonly Done[]
  readonly account: Account
}

/** So short that some Commands of a paused fleet end in E20 and some in E21. */
const deadlines = { undeliveredMs: 15_000, unansweredMs: 15_000 }

/** Within it everything comes to rest once all is answered and every process is up. */
const atRestWithinMs = 90_000

/** Several DCCs and fleets on one database, all of which are killed, paused and crashed while handovers go on; and the account of it. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { seed, handovers, inFlight, everySeconds, mutant, signal } = options
  const faulty = mutant === null ? null : mutated(projectDirectory, mutant)
  const cluster = await ownCluster()
  const users = await receiver()
  const began = performance.now()
  let processes: readonly StoreProcess[] = []
  try {
    await migrate(faulty?.root ?? projectDirectory, cluster.url)
    const world = chaosWorld(seed, handovers)
    processes = await startAll(options, world.premises, cluster, faulty?.root ?? projectDirectory)
    const [dcc] = processes
    const network = await findRunningNetwork({ harness: dcc?.harness ?? '' })
    for (const party of world.parties) await network.setAddress(party, users.address + party).catch(() => {})
    const random = createRandom(seed)
    const gateways = processes.filter(({ kind }) => kind === 'dcc').map(({ duis }) => duis)
    const driver = drive({ world, handovers, inFlight, gateways, random: random.derive('driver') })
    const telling = tellNowAndThen(driver, options)
    const done = Promise.all([
      trouble({
        processes,
        cluster,
        random: random.derive('faults'),
        leaseMs: 1_000 * options.leaseSeconds,
        everyMs: 1_000 * everySeconds,
        progress: () => driver.answered() / handovers,
        databaseCrashesAt: [1 / 3, 2 / 3],
      }),
      driver.done,
    ])
    const [faults] = await Promise.race([done, abortOf(signal)]).finally(() => clearInterval(telling))
    await atRest(cluster.url)
    await Promise.all(processes.map((process) => process.kill()))
    const store = await PostgresStore.open(cluster.url, 'shared')
    const account = await accountOf(store, driver.sent, users)
    await store.close()
    const hung = faults.filter(({ what }) => what === 'hung').map(({ name }) => `${name} neither served nor ended`)
    const broken = [...account.broken, ...hung]
    return { seconds: Math.round((performance.now() - began) / 1_000), faults, account: { ...account, broken } }
  } finally {
    await Promise.all(processes.filter((process) => process.isUp()).map((process) => process.kill()))
    await users.close()
    await cluster.remove()
    faulty?.remove()
  }
}

/** Rejects when the signal is aborted. */
const abortOf = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }))

/** By the program itself, as a fault may be in the tables. */
async function migrate(root: string, url: string): Promise<void> {
  if (root === projectDirectory) await migrateDatabase(url)
  else await promisify(execFile)(process.execPath, [join(root, 'bin/dcc-sim.mjs'), 'store', 'migrate', url])
}

function startAll(
  { seed, dccs, fleets, leaseSeconds }: ChaosOptions,
  premises: number,
  { url }: OwnCluster,
  root: string,
): Promise<readonly StoreProcess[]> {
  const settings = Object.entries(deadlines).flatMap(([name, value]) => ['--set', `dcc.deadlines.${name}=${value}`])
  const network = ['--seed', seed, '--premises', String(premises), ...settings]
  return startProcesses(root, { url, dccs, fleets, leaseSeconds, network })
}

const tellNowAndThen = (driver: Driver, { handovers, tell }: ChaosOptions): NodeJS.Timeout =>
  setInterval(() => tell(`${driver.answered()} of ${handovers} handovers answered`), 10_000)

/** Resolves when nothing is under way any more; or when it has taken so long that it never will be. */
async function atRest(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (let waited = 0; waited < atRestWithinMs; waited += 500) {
      const { rows } = await client.query("SELECT count(*)::int AS open FROM work WHERE kind <> 'fold'::bytea")
      if (rows[0]?.open === 0) return
      await wait(500)
    }
  } finally {
    await client.end()
  }
}
