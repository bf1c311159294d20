import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createLogger } from '../../environment/logger.ts'
import type { NetworkStore } from '../../environment/store/network-store.ts'
import { openSharedStore } from '../../environment/store/open-store.ts'
import {
  absentPostgres,
  type OwnDatabase,
  onServer,
  ownDatabase,
} from '../../environment/store/testing/own-database.ts'
import { handoverRequest } from '../../users/requests.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { Change } from '../../vocabulary/ports/state.ts'
import { configure, type SaidConfiguration } from '../configuration/configuration.ts'
import { bringUpSharing, type Network } from '../network.ts'
import { openTestBed, type TestBed } from '../rehearsal/test-bed.ts'
import { prepareHandover } from '../testing/prepared-handover.ts'
import { agree, agreementIn } from './agreement.ts'
import { bringUpFleetOf } from './fleet-of-store.ts'

const log = createLogger({ level: 'silent' })
const ports = { port: 0, smkiPort: 0, harnessPort: 0 }

/** Long enough that it never counts on a slow machine. */
const answersWithinMs = 30_000

if (absentPostgres !== null) describe('processes that share a store', { skip: absentPostgres }, () => {})
else describe('processes that share a store', () => sharing())

function sharing(): void {
  let database: OwnDatabase
  before(async () => {
    database = await ownDatabase()
  })
  after(() => database.remove())

  const said = (more: SaidConfiguration = {}) =>
    configure({ seed: 'shared', premises: 30, store: database.url, ...ports, ...more })
  const fleetOn = async (store: NetworkStore) => {
    const agreement = await agreementIn(store)
    assert.ok(agreement)
    return bringUpFleetOf(store, agreement, log)
  }

  /** A signed request for a handover at premises nobody has spoken to, and what came of it. */
  async function handoverAt(testBed: TestBed, index: number) {
    const { supplier, order } = await prepareHandover(testBed, testBed.network.fleet.premises(index))
    const request = handoverRequest(order, supplier.newRequestId(order.device))
    const document = Buffer.from(await supplier.sign(request))
    return {
      device: order.device,
      send: async ({ dcc }: Network) => (await dcc.takeRequest('SendCommand', document)).body,
      ended: async () =>
        (await supplier.mailbox.serviceResponse(request.requestId, AbortSignal.timeout(answersWithinMs))).response
          .responseCode,
      entries: async () => (await testBed.network.dcc.transcript(request.requestId))?.entries ?? [],
      executed: async () =>
        (await testBed.network.devices.logOf(order.device)).filter(({ kind }) => kind === 'executed').length,
    }
  }

  describe('two DCCs and a fleet', () => {
    let testBed: TestBed
    let other: Network
    let fleet: Awaited<ReturnType<typeof bringUpFleetOf>>
    before(async () => {
      testBed = await openTestBed(await bringUpSharing(said(), log))
      other = await bringUpSharing(said(), log)
      fleet = await fleetOn(await openSharedStore(database.url))
    })
    after(async () => {
      await testBed.close()
      await other.close()
      await fleet.close()
    })

    it('bring a request that either takes to its end at the device', async () => {
      for (const [index, network] of [testBed.network, other].entries()) {
        const handover = await handoverAt(testBed, index)
        assert.match(await handover.send(network), />I99</)
        assert.equal(await handover.ended(), 'I0')
        assert.equal(await handover.executed(), 1)
      }
    })

    it('accept a request once that both take at the same time, and give it one answer', async () => {
      const handover = await handoverAt(testBed, 2)
      const [one, two] = await Promise.all([handover.send(testBed.network), handover.send(other)])
      assert.equal(one, two)
      assert.equal(await handover.ended(), 'I0')
      const kinds = (await handover.entries()).map(({ kind }) => kind)
      assert.deepEqual([kinds.filter((kind) => kind === 'answered').length, await handover.executed()], [1, 1])
    })

    it('know of a user what one of them was told', async () => {
      const [user] = [...other.dcc.users.all()].slice(-1)
      assert.ok(user)
      await testBed.network.dcc.users.setAddress(user.entityIdentifier, 'http://127.0.0.1:9/there')
      await testBed.network.dcc.users.setStatus(user.entityIdentifier, 'suspended')
      for (const _ of Array.from({ length: 100 })) {
        if (other.dcc.users.user(user.entityIdentifier)?.status === 'suspended') break
        await wait(50)
      }
      assert.equal(other.dcc.users.addressOf(user.entityIdentifier), 'http://127.0.0.1:9/there')
      assert.equal(other.dcc.users.user(user.entityIdentifier)?.status, 'suspended')
    })

    it('change nothing that the other would not know of', async () => {
      const { network } = testBed
      const refusal = { code: 'SIM_USAGE', message: /cannot be changed while processes share a store/ }
      assert.throws(() => network.dcc.configure(network.dcc.settings()), refusal)
      assert.throws(() => network.dcc.check.configure({ mode: 'off' }), refusal)
      assert.throws(() => network.faultPlan.replace([]), refusal)
      assert.throws(() => network.time.setRunning(false), refusal)
      await assert.rejects(network.registration.load('', 'update'), refusal)
      await assert.rejects(network.publication.publish([]), refusal)
    })

    it('refuse a process that is told something else, and one that needs the store for itself', async () => {
      const otherwise = async (more: SaidConfiguration, message: RegExp): Promise<void> => {
        await assert.rejects(bringUpSharing(said(more), log), { code: 'SIM_CONFIGURATION', message })
      }
      await otherwise({ seed: 'another' }, /^seed: the processes on .* have "shared", not "another": say the same/)
      await otherwise({ premises: 31 }, /^premises: .* have 30, not 31/)
      await otherwise({ checkMode: 'monitor' }, /^dcc: /)
      await otherwise({ at: '2027-01-01T00:00:00Z' }, /^at: .* have nothing, not "2027-01-01T00:00:00Z"/)
      await otherwise({ keep: '30d' }, /^keep: history is dropped by a process that is alone/)
    })
  })

  describe('a fleet that sleeps while it has a Command in hand', () => {
    /** The same store; a change that would end a Command in it waits to be woken, and nothing is taken meanwhile. */
    function sleeping(store: NetworkStore) {
      const [asleep, awake] = [gate(), gate()]
      let isAsleep = false
      const outcomes: boolean[] = []
      const change = async (wanted: Change) => {
        const isOfCommand = wanted.done?.some(({ kind }) => kind === 'command') === true
        if (!isOfCommand) return store.change(wanted)
        isAsleep = true
        asleep.open()
        await awake.opened
        isAsleep = false
        const changed = await store.change(wanted)
        outcomes.push(changed.ok)
        return changed
      }
      const get = (target: NetworkStore, name: keyof NetworkStore): unknown => {
        if (name === 'change') return change
        if (name === 'take' && isAsleep) return async () => ({ taken: [], next: null })
        const found = target[name]
        return typeof found === 'function' ? (found as () => unknown).bind(target) : found
      }
      return {
        store: new Proxy(store, { get: (target, name) => get(target, name as keyof NetworkStore) }),
        asleep: asleep.opened,
        wake: awake.open,
        outcomes,
      }
    }
    /** Ends the lease of the Command in hand, again and again as the sleeper is not so deep asleep that it renews nothing. */
    async function endLease(): Promise<() => void> {
      const held = await onServer<{ token: string }>(
        `SELECT token FROM work WHERE kind = '\\x${Buffer.from('command').toString('hex')}' AND token IS NOT NULL`,
        database.name,
      )
      assert.equal(held.length, 1)
      const ending = setInterval(
        () =>
          void onServer(
            `UPDATE work SET leased_until = now() - interval '1 second' WHERE token = ${held[0]?.token}`,
            database.name,
          ),
        100,
      )
      return () => clearInterval(ending)
    }
    const settled = async (outcomes: readonly boolean[]) => {
      while (outcomes.length === 0) await wait(20)
      return outcomes
    }

    it('executes nothing that another has executed meanwhile', async () => {
      const testBed = await openTestBed(await bringUpSharing(said(), log))
      const slept = sleeping(await openSharedStore(database.url))
      const sleeper = await fleetOn(slept.store)
      const handover = await handoverAt(testBed, 10)
      await handover.send(testBed.network)
      await slept.asleep
      const stopEnding = await endLease()
      const next = await fleetOn(await openSharedStore(database.url))
      assert.equal(await handover.ended(), 'I0')
      stopEnding()
      slept.wake()
      assert.deepEqual(await settled(slept.outcomes), [false])
      assert.equal(await handover.executed(), 1)
      await Promise.all([testBed.close(), sleeper.close(), next.close()])
    })
  })

  describe('a Command that no fleet takes in time', () => {
    it('ends in E20, and no fleet executes it afterwards', async () => {
      const own = await ownDatabase()
      const configuration = configure({
        seed: 'shared',
        premises: 30,
        ...ports,
        store: own.url,
        dcc: { deadlines: { undeliveredMs: 1_000 } },
      })
      const testBed = await openTestBed(await bringUpSharing(configuration, log))
      const handover = await handoverAt(testBed, 11)
      assert.match(await handover.send(testBed.network), />I99</)
      assert.equal(await handover.ended(), 'E20')
      const fleet = await fleetOn(await openSharedStore(own.url))
      const later = await handoverAt(testBed, 12)
      await later.send(testBed.network)
      assert.equal(await later.ended(), 'I0')
      assert.deepEqual([await handover.executed(), await later.executed()], [0, 1])
      await Promise.all([testBed.close(), fleet.close()])
      await own.remove()
    })
  })

  describe('the clock that processes agree on', () => {
    it('is ahead of their machines by what the first said, whenever another comes', async () => {
      const own = await ownDatabase()
      const store = await openSharedStore(own.url)
      const machine = instant(Date.UTC(2026, 0, 1))
      const configuration = configure({ store: own.url, at: '2026-01-01T01:00:00Z' })
      const first = await agree(configuration, store, () => machine)
      const second = await agree(configuration, store, () => instant(machine + 86_400_000))
      assert.deepEqual([first.aheadMs, second.aheadMs], [3_600_000, 3_600_000])
      await store.close()
      await own.remove()
    })
  })
}

function gate() {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}
