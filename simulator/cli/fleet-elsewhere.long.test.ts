import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom } from '../environment/randomness.ts'
import { openStore } from '../environment/store/open-store.ts'
import { sourceOfSeed } from '../harness/exports.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { joinAsUsers, type RemoteUsers } from './send/remote-users.ts'
import { findRunningNetwork } from './send/running-network.ts'
import { type PersistentHandover, preparedHandover, sendInTurns } from './testing/persistent-handovers.ts'
import { type StoreProcess, startStoreProcess } from './testing/store-process.ts'

const seed = 'a fleet elsewhere'
const leaseSeconds = 2
const answersWithinMs = 90_000

/** The two processes, each with a directory of its own. */
interface Two {
  readonly dcc: StoreProcess
  readonly fleet: StoreProcess
  handoverAt(index: number): Promise<PersistentHandover>
  /** How often each device executed a Command, where the fleet has it and where the DCC has one in its place. Ends both processes. */
  executed(devices: readonly EntityIdentifier[]): Promise<readonly { readonly fleet: number; readonly dcc: number }[]>
  close(): Promise<void>
}

async function twoProcesses(premises: number, deadlines: Readonly<Record<string, number>> = {}): Promise<Two> {
  const directory = mkdtempSync(join(tmpdir(), 'fleet-elsewhere-'))
  const [stateOfDcc, stateOfFleet] = [join(directory, 'dcc'), join(directory, 'fleet')]
  const settings = [
    `fleetLeaseSeconds=${leaseSeconds}`,
    ...Object.entries(deadlines).map(([name, milliseconds]) => `dcc.deadlines.${name}=${milliseconds}`),
  ].flatMap((setting) => ['--set', setting])
  const world = ['--state', stateOfDcc, '--seed', seed, '--premises', String(premises)]
  const dcc = await startStoreProcess('up', 'dcc', [...world, ...settings])
  const fleet = await startStoreProcess('fleet', 'fleet', ['--harness', dcc.harness, '--state', stateOfFleet])
  const remote: RemoteUsers = await joinAsUsers(await findRunningNetwork({ harness: dcc.harness }))
  const places = [...sourceOfSeed({ seed, premises }).premises]

  const stop = async (): Promise<void> => {
    for (const process of [dcc, fleet]) {
      if (!process.isUp()) continue
      process.resume()
      await process.stop()
    }
  }
  const executedIn = async (state: string, devices: readonly EntityIdentifier[]): Promise<readonly number[]> => {
    const store = await openStore({ state })
    const logs = await Promise.all(devices.map((device) => store.of(`device/${device}`, 0, Number.POSITIVE_INFINITY)))
    await store.close()
    return logs.map((entries) => entries.filter(({ kind }) => kind === 'executed').length)
  }
  return {
    dcc,
    fleet,
    handoverAt(index) {
      const { supplier, devices, gasNetworkOperator } = places[index] ?? assert.fail('there are no such premises')
      const place = { supplier: supplier.entityIdentifier, device: devices.GPF, operator: gasNetworkOperator }
      return preparedHandover(remote, place)
    },
    async executed(devices) {
      await stop()
      const ofDcc = await executedIn(stateOfDcc, devices)
      return (await executedIn(stateOfFleet, devices)).map((fleet, index) => ({ fleet, dcc: ofDcc[index] ?? 0 }))
    },
    async close() {
      await remote.close()
      await stop()
      rmSync(directory, { recursive: true })
    },
  }
}

async function endOf({ supplier, requestId }: PersistentHandover): Promise<string> {
  const { response } = await supplier.mailbox.serviceResponse(requestId, AbortSignal.timeout(answersWithinMs))
  return response.responseCode
}

describe('a DCC on a state directory, and a fleet in another process', { timeout: 300_000 }, () => {
  const premises = 5
  let two: Two
  before(async () => {
    two = await twoProcesses(premises, { undeliveredMs: 6_000, unansweredMs: 20_000 })
  })
  after(() => two.close())

  const endAt = async (index: number): Promise<string> => {
    const handover = await two.handoverAt(index)
    assert.equal((await handover.send()).code, 'I99')
    return endOf(handover)
  }

  it('bring a handover to its end', async () => {
    assert.equal(await endAt(0), 'I0')
  })

  it('go on when the DCC is killed: it knows whose the devices are, and carries nothing out in their place', async () => {
    const { dcc, fleet } = two
    await dcc.kill()
    fleet.pause()
    await dcc.restart()
    assert.equal(await endAt(1), 'E20')
    fleet.resume()
    assert.equal(await endAt(2), 'I0')
  })

  it('go on when the fleet slept past its lease: what had ended meanwhile is not carried out', async () => {
    const { fleet } = two
    fleet.pause()
    assert.equal(await endAt(3), 'E20')
    fleet.resume()
    assert.equal(await endAt(4), 'I0')
  })

  it('have carried out what was answered, and nothing else', async () => {
    const handovers = await Promise.all([0, 1, 2, 3, 4].map(two.handoverAt))
    const executed = await two.executed(handovers.map(({ device }) => device))
    assert.deepEqual(
      executed,
      [1, 0, 1, 0, 1].map((fleet) => ({ fleet, dcc: 0 })),
    )
  })
})

describe('the same, while one after the other is killed and paused', { timeout: 400_000 }, () => {
  const premises = 61
  const inFlight = 12
  let two: Two
  before(async () => {
    two = await twoProcesses(premises, { undeliveredMs: 60_000, unansweredMs: 30_000 })
  })
  after(() => two.close())

  const learntLate = async ({ requestId }: PersistentHandover): Promise<boolean> => {
    const answer = await fetch(`${two.dcc.harness}/harness/v1/requests/${encodeURIComponent(requestId)}`)
    return (await answer.text()).includes('device-answered-late')
  }

  it('go on when the fleet is killed with a frame in hand: it is carried out when it is back', async () => {
    const { fleet } = two
    const handover = await two.handoverAt(premises - 1)
    fleet.pause()
    await handover.send()
    await wait(200)
    await fleet.kill()
    await fleet.restart()
    assert.equal(await endOf(handover), 'I0')
  })

  it('bring each handover to one end, and carry out once what the DCC knows of', async () => {
    const { dcc, fleet } = two
    const handovers = await Promise.all(Array.from({ length: premises - 1 }, (_, index) => two.handoverAt(index)))
    const sending = sendInTurns(handovers, inFlight)
    const random = createRandom(seed).derive('deaths')
    const trouble = async (): Promise<void> => {
      for (const [turn, what] of (['fleet', 'dcc', 'pause', 'fleet', 'dcc'] as const).entries()) {
        await sending.answered(((turn + 1) * handovers.length) / 6)
        await wait(random.integer(0, 60))
        if (what === 'pause') {
          fleet.pause()
          await wait(1.5 * leaseSeconds * 1000)
          fleet.resume()
        } else {
          const process = what === 'dcc' ? dcc : fleet
          await process.kill()
          await process.restart()
        }
      }
    }
    await Promise.all([sending.sent, trouble()])
    const ends = await Promise.all(handovers.map(endOf))
    const late = await Promise.all(handovers.map(learntLate))
    const executed = await two.executed(handovers.map(({ device }) => device))
    for (const [index, { device }] of handovers.entries()) {
      const { fleet: times, dcc: inItsPlace } = executed[index] ?? assert.fail('no log')
      const outcome = `${device} executed ${times} and ended ${ends[index]}`
      assert.ok(times <= 1, outcome)
      assert.equal(times === 1, ends[index] === 'I0' || late[index] === true, outcome)
      assert.equal(inItsPlace, 0, outcome)
    }
    assert.ok(ends.filter((code) => code === 'I0').length > handovers.length / 2, String(ends))
  })
})
