import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom } from '../environment/randomness.ts'
import { openStore } from '../environment/store/open-store.ts'
import { storeFiles } from '../environment/store/store-file.ts'
import type { StateReport } from '../environment/store/verify.ts'
import { sourceOfSeed } from '../harness/exports.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { joinAsUsers, type RemoteUsers } from './send/remote-users.ts'
import { findRunningNetwork } from './send/running-network.ts'
import { startProgram } from './testing/command-lines.ts'
import { type PersistentHandover, preparedHandover, sendInTurns } from './testing/persistent-handovers.ts'
import { runCli } from './testing/run-cli.ts'
import { type StoreProcess, startStoreProcess } from './testing/store-process.ts'

const seed = 'devices in workers'
const workers = 2
const premises = 60
const inFlight = 12
const answersWithinMs = 90_000
const comesAboutWithinMs = 30_000

/** @throws where it does not come about in time */
async function until(what: string, is: () => boolean): Promise<void> {
  const last = performance.now() + comesAboutWithinMs
  while (!is()) {
    if (performance.now() > last) assert.fail(`it never came about: ${what}`)
    await wait(5)
  }
}

describe(`up --workers ${workers}, while its workers and it itself are killed`, { timeout: 300_000 }, () => {
  const state = mkdtempSync(join(tmpdir(), 'workers-'))
  let up: StoreProcess
  let remote: RemoteUsers
  before(async () => {
    const deadlines = ['--set', 'dcc.deadlines.unansweredMs=60000']
    const world = ['--state', state, '--seed', seed, '--premises', String(premises), '--workers', String(workers)]
    up = await startStoreProcess('up', 'up', [...world, ...deadlines])
    remote = await joinAsUsers(await findRunningNetwork({ harness: up.harness }))
  })
  after(async () => {
    await remote.close()
    if (up.isUp()) await up.stop()
    rmSync(state, { recursive: true })
  })

  const places = [...sourceOfSeed({ seed, premises }).premises]
  const handoverAt = (index: number): Promise<PersistentHandover> => {
    const { supplier, devices, gasNetworkOperator } = places[index] ?? assert.fail('there are no such premises')
    const place = { supplier: supplier.entityIdentifier, device: devices.GPF, operator: gasNetworkOperator }
    return preparedHandover(remote, place)
  }
  const endOf = async ({ supplier, requestId }: PersistentHandover): Promise<string> => {
    const { response } = await supplier.mailbox.serviceResponse(requestId, AbortSignal.timeout(answersWithinMs))
    return response.responseCode
  }
  /** The process that a worker was last, by the log of the network. */
  const processOf = (worker: number): number => {
    const told = [...up.complaints().matchAll(new RegExp(`"worker":${worker},"pid":(\\d+)`, 'g'))].at(-1)
    return Number(told?.[1] ?? assert.fail('the log does not say'))
  }
  const isThere = (processId: number): boolean => {
    try {
      return process.kill(processId, 0)
    } catch {
      return false
    }
  }
  /** Once it has come up: the log may tell of it a little later than the network that it takes requests. */
  const killWorker = async (worker: number): Promise<void> => {
    await until(`worker ${worker} is up`, () => isThere(processOf(worker)))
    process.kill(processOf(worker), 'SIGKILL')
  }
  const executedIn = async (worker: number, device: EntityIdentifier): Promise<number> => {
    const store = await openStore({ state: join(state, `worker-${worker}`) })
    const log = await store.of(`device/${device}`, 0, Number.POSITIVE_INFINITY)
    await store.close()
    return log.filter(({ kind }) => kind === 'executed').length
  }

  it('brings each handover to its end, executed once', async () => {
    const handovers = await Promise.all(Array.from({ length: premises }, (_, index) => handoverAt(index)))
    const sending = sendInTurns(handovers, inFlight)
    const random = createRandom(seed).derive('deaths')
    const trouble = async (): Promise<void> => {
      for (const [turn, what] of ([1, 2, 'up', 1, 2] as const).entries()) {
        await sending.answered(((turn + 1) * handovers.length) / 6)
        await wait(random.integer(0, 60))
        if (what === 'up') {
          await up.kill()
          await up.restart()
        } else await killWorker(what)
      }
    }
    await Promise.all([sending.sent, trouble()])
    const ends = await Promise.all(handovers.map(endOf))
    assert.deepEqual([...new Set(ends)], ['I0'])
    assert.equal(up.complaints().match(/another takes its place/g)?.length, 4)
    assert.equal(await up.stop(), 0)
    for (const [index, { device }] of handovers.entries()) {
      const times = await executedIn(1 + (index % workers), device)
      assert.equal(times, 1, `${device} executed ${times} times`)
    }
  })

  it('leaves no process behind', () => {
    assert.deepEqual([1, 2].map(processOf).filter(isThere), [])
  })

  it('is read whole by state verify, which names the directory of each worker', async () => {
    const { status, answer } = await runCli(['state', 'verify', state, '--json'], process.cwd())
    const report = JSON.parse(answer) as StateReport & { workers: readonly StateReport[] }
    const directories = report.workers.map(({ directory }) => directory)
    assert.deepEqual(directories, [join(state, 'worker-1'), join(state, 'worker-2')])
    assert.deepEqual(
      report.workers.map(({ entries }) => entries > 0),
      [true, true],
    )
    assert.equal(status, 0)
  })

  it('comes up again with as many workers, and with no other number', async () => {
    await up.restart()
    assert.equal(await up.stop(), 0)
    const { status, remarks } = await runCli(
      ['up', '--state', state, '--seed', seed, '--premises', String(premises)],
      process.cwd(),
    )
    assert.equal(status, 2)
    assert.match(remarks, /has its devices in 2 workers, not 0: say --workers 2/)
  })
})

describe('state verify', () => {
  it('finds what is damaged in the state of a worker, and exits 1', async () => {
    const state = mkdtempSync(join(tmpdir(), 'workers-'))
    const up = await startStoreProcess('up', 'up', ['--state', state, '--premises', '4', '--workers', '1'])
    assert.equal(await up.stop(), 0)
    const damaged = join(state, 'worker-1', storeFiles.database)
    const octets = readFileSync(damaged)
    octets[5000] = (octets[5000] ?? 0) ^ 1
    writeFileSync(damaged, octets)
    const { status, answer } = await runCli(['state', 'verify', state], process.cwd())
    assert.match(answer, new RegExp(`^${state}: as it was written`))
    assert.match(answer, new RegExp(`^${state}/worker-1: DAMAGED`, 'm'))
    assert.equal(status, 1)
    rmSync(state, { recursive: true })
  })
})

describe('a network with workers that keeps no state', () => {
  for (const [how, end] of [
    ['is stopped', (up: StoreProcess) => up.stop()],
    ['is killed', (up: StoreProcess) => up.kill()],
  ] as const)
    it(`leaves no directory behind when it ${how}`, async () => {
      const temporary = mkdtempSync(join(tmpdir(), 'workers-'))
      const start = (args: readonly string[]) => startProgram(args, 'pipe', { TMPDIR: temporary })
      const up = await startStoreProcess('up', 'up', ['--premises', '4', '--workers', '2'], start)
      assert.equal(readdirSync(temporary).length, 2)
      await end(up)
      await until('the directories are gone', () => readdirSync(temporary).length === 0)
      rmSync(temporary, { recursive: true })
    })
})

describe('start --workers 1', () => {
  it('rehearses the flows of the first look', async () => {
    const { status, answer } = await runCli(['start', '--exit', '--workers', '1'], process.cwd())
    assert.equal(status, 0)
    assert.match(answer, /3 flows rehearsed: 3 ended as scripted/)
  })

  it('is refused with --deterministic, and says what to do', async () => {
    const { status, remarks } = await runCli(['start', '--exit', '--workers', '1', '--deterministic'], process.cwd())
    assert.equal(status, 2)
    assert.match(remarks, /so leave --workers or --deterministic out/)
  })
})
