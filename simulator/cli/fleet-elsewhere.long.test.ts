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
import { type PersistentHandover, preparedHandover } from './testing/persistent-handovers.ts'
import { type StoreProcess, startStoreProcess } from './testing/store-process.ts'

const seed = 'a fleet elsewhere'
const premises = 60
const leaseSeconds = 2
const undeliveredMs = 6_000
const unansweredMs = 8_000
const answersWithinMs = 60_000

/** Handovers of the last part, while processes are killed and paused. */
const first = 10
const inFlight = 12

describe('a DCC on a state directory, and a fleet in another process', { timeout: 300_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'fleet-elsewhere-'))
  const [stateOfDcc, stateOfFleet] = [join(directory, 'dcc'), join(directory, 'fleet')]
  let dcc: StoreProcess
  let fleet: StoreProcess
  let remote: RemoteUsers

  before(async () => {
    const settings = [
      `fleetLeaseSeconds=${leaseSeconds}`,
      `dcc.deadlines.undeliveredMs=${undeliveredMs}`,
      `dcc.deadlines.unansweredMs=${unansweredMs}`,
    ].flatMap((setting) => ['--set', setting])
    const world = ['--state', stateOfDcc, '--seed', seed, '--premises', String(premises)]
    dcc = await startStoreProcess('up', 'dcc', [...world, ...settings])
    fleet = await startStoreProcess('fleet', 'fleet', ['--harness', dcc.harness, '--state', stateOfFleet])
    remote = await joinAsUsers(await findRunningNetwork({ harness: dcc.harness }))
  })
  after(async () => {
    await remote.close()
    for (const process of [dcc, fleet]) {
      process.resume()
      if (process.isUp()) await process.stop()
    }
    rmSync(directory, { recursive: true })
  })

  const handoverAt = (index: number): Promise<PersistentHandover> => {
    const { supplier, devices, gasNetworkOperator } =
      [...sourceOfSeed({ seed, premises }).premises][index] ?? assert.fail('there are no such premises')
    const place = { supplier: supplier.entityIdentifier, device: devices.GPF, operator: gasNetworkOperator }
    return preparedHandover(remote, place)
  }
  const endOf = async ({ supplier, requestId }: PersistentHandover): Promise<string> => {
    const { response } = await supplier.mailbox.serviceResponse(requestId, AbortSignal.timeout(answersWithinMs))
    return response.responseCode
  }
  const endAt = async (index: number): Promise<string> => {
    const handover = await handoverAt(index)
    assert.equal((await handover.send()).code, 'I99')
    return endOf(handover)
  }
  /** What the fleet's device did, and, of what the DCC keeps, what one of its own in its place would have done. */
  const logsOf = async (devices: readonly EntityIdentifier[]) => {
    const logs = { fleet: new Map<string, string[]>(), dcc: new Map<string, string[]>() }
    for (const [whose, state] of [
      ['fleet', stateOfFleet],
      ['dcc', stateOfDcc],
    ] as const) {
      const store = await openStore({ state })
      for (const device of devices) {
        const entries = await store.of(`device/${device}`, 0, Number.POSITIVE_INFINITY)
        logs[whose].set(
          device,
          entries.map(({ kind }) => kind),
        )
      }
      await store.close()
    }
    return logs
  }
  const learntLate = async ({ requestId }: PersistentHandover): Promise<boolean> => {
    const answer = await fetch(`${dcc.harness}/harness/v1/requests/${encodeURIComponent(requestId)}`)
    return (await answer.text()).includes('device-answered-late')
  }

  it('bring a handover to its end', async () => {
    assert.equal(await endAt(0), 'I0')
  })

  it('go on when the DCC is killed: it knows whose the devices are, and carries nothing out in their place', async () => {
    await dcc.kill()
    fleet.pause()
    await dcc.restart()
    const [handover, ofOther] = [await handoverAt(1), await handoverAt(2)]
    await handover.send()
    assert.equal(await endOf(handover), 'E20')
    fleet.resume()
    await ofOther.send()
    assert.equal(await endOf(ofOther), 'I0')
  })

  it('go on when the fleet slept past its lease: what had ended meanwhile is not carried out', async () => {
    const handover = await handoverAt(3)
    fleet.pause()
    await handover.send()
    assert.equal(await endOf(handover), 'E20')
    fleet.resume()
    assert.equal(await endAt(4), 'I0')
  })

  it('go on when the fleet is killed with frames in hand: they are carried out when it is back', async () => {
    const handovers = await Promise.all([handoverAt(5), handoverAt(6)])
    fleet.pause()
    for (const handover of handovers) await handover.send()
    await wait(200)
    await fleet.kill()
    await fleet.restart()
    assert.deepEqual(await Promise.all(handovers.map(endOf)), ['I0', 'I0'])
  })

  it('keep every promise while one after the other is killed and paused', async () => {
    const handovers = await Promise.all(Array.from({ length: premises - first }, (_, index) => handoverAt(first + index)))
    let acknowledged = 0
    const waiting = handovers.values()
    const sendInTurn = async (): Promise<void> => {
      for (const handover of waiting) {
        await handover.send()
        acknowledged += 1
        await wait(250)
      }
    }
    const random = createRandom(seed).derive('deaths')
    const trouble = async (): Promise<void> => {
      for (const [turn, what] of (['fleet', 'dcc', 'pause', 'fleet', 'dcc'] as const).entries()) {
        while (acknowledged < ((turn + 1) * handovers.length) / 6) await wait(5)
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
    await Promise.all([...Array.from({ length: inFlight }, sendInTurn), trouble()])
    const ends = await Promise.all(handovers.map(endOf))
    // A Response that comes behind the end of its request has come by then.
    await wait(3_000)
    const late = await Promise.all(handovers.map(learntLate))
    await Promise.all([dcc.stop(), fleet.stop()])
    const logs = await logsOf(handovers.map(({ device }) => device))
    for (const [index, { device }] of handovers.entries()) {
      const executed = (logs.fleet.get(device) ?? []).filter((kind) => kind === 'executed').length
      const outcome = `${device} executed ${executed} and ended ${ends[index]}`
      assert.ok(executed <= 1, outcome)
      assert.equal(executed === 1, ends[index] === 'I0' || late[index] === true, outcome)
      assert.deepEqual(logs.dcc.get(device), [], `the DCC carried something out in place of ${device}`)
    }
    assert.ok(ends.filter((code) => code === 'I0').length > handovers.length / 2, String(ends))
  })

  it('have carried out what was answered, and nothing else', async () => {
    const handovers = await Promise.all([0, 1, 2, 3, 4, 5, 6].map(handoverAt))
    const logs = await logsOf(handovers.map(({ device }) => device))
    const executed = handovers.map(
      ({ device }) => (logs.fleet.get(device) ?? []).filter((kind) => kind === 'executed').length,
    )
    assert.deepEqual(executed, [1, 0, 1, 0, 1, 1, 1])
    for (const { device } of handovers) assert.deepEqual(logs.dcc.get(device), [])
  })
})
