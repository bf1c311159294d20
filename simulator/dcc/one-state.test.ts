import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSmkiRepository } from '../../certs/repository.ts'
import { followedState } from '../environment/followed-state.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import type { MarketDate } from '../vocabulary/market-date.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { Change, State } from '../vocabulary/ports/state.ts'
import { ourCheck } from './check/check.ts'
import { storedRecord } from './inventory/smart-metering-inventory.ts'
import { requestId, signedRequest } from './testing/requests.ts'
import { accessControlBroker, devices, mpan, mprn, smki } from './testing/site.ts'
import {
  craftedPreCommand,
  exchange,
  sendCommandRequest,
  signedBy,
  updateRequest,
} from './testing/update-credentials.ts'
import { createWorld } from './testing/world.ts'

const since = { from: '2019-04-01' as MarketDate, to: null }

test('case 71: a load that comes while the check decides is for the next request', async () => {
  const world = await createWorld({
    // The check takes its time, and in the meantime the metering point passes to another network and another supplier.
    check: {
      decide: async (question) => {
        world.registration.replace(mprn, {
          networkParties: [{ meteringPoint: mprn, networkParty: 'WWU', ...since }],
          suppliers: [{ meteringPoint: mprn, supplier: 'BRDR', ...since }],
        })
        await new Promise(setImmediate)
        return ourCheck.decide(question)
      },
    },
  })
  assert.equal(await world.send(await signedRequest({ counter: 1n })), 'I99')
  const [decision] = world.dcc.decisions.list()
  assert.deepEqual([decision?.requestId, decision?.outcome], [requestId(1n), 'accepted'])
  assert.equal(await world.send(await signedRequest({ counter: 2n })), 'E4')
  await world.close()
})

test('case 71: a load that comes between access control and the check is for the next request', async () => {
  const right = createSmkiRepository([...smki.organisationCredentials()].map(({ certificate }) => certificate))
  // What the user signed is verified after E4 and before the check: meanwhile everything about the metering point changes.
  const repository = {
    ...right,
    find: (query: Parameters<typeof right.find>[0]) => {
      world.registration.replace(mpan, {
        networkParties: [{ meteringPoint: mpan, networkParty: 'MANW', ...since }],
        suppliers: [{ meteringPoint: mpan, supplier: 'BRDR', ...since }],
      })
      return right.find(query)
    },
  }
  const world = await createWorld({ repository })
  const send = async (counter: bigint) => {
    const asked = updateRequest({ counter })
    return exchange(world, sendCommandRequest(asked, await signedBy(craftedPreCommand(asked))))
  }
  assert.equal((await send(1n)).responseCode, 'I99')
  assert.deepEqual(
    world.dcc.decisions.list().map(({ outcome, rule }) => [outcome, rule]),
    [['accepted', 'NOC-10']],
  )
  assert.equal((await send(2n)).responseCode, 'E4')
  await world.close()
})

/** 8.4 of the supplier: another metering point for the meter. */
const updateInventoryRequest = (counter: bigint, meteringPoint: string) =>
  signedRequest({
    to: accessControlBroker,
    counter,
    serviceReference: '8.4',
    serviceReferenceVariant: '8.4',
    commandVariant: 8,
    body: {
      kind: 'UpdateInventory',
      deviceId: devices.ESME,
      update: { kind: 'UpdateMPxN', place: 'ImportMPxN', meteringPoint },
    },
  })

const newMpan = '1000123456788' as MeteringPoint

/** A world whose State takes no change of the inventory before it is let; the supplier has the new metering point too. */
async function heldInventory(change: (store: State) => State['change']) {
  const world = await createWorld({ before: (store) => ({ ...followedState(store, []), change: change(store) }) })
  world.registration.replace(newMpan, { suppliers: [{ meteringPoint: newMpan, supplier: 'ALBN', ...since }] })
  return world
}

const isOfInventory = ({ put = [] }: Change): boolean => put.some(({ key }) => key.startsWith('inventory/'))

test('what is changed of the inventory counts when it is durable, not before', async () => {
  let goOn = () => {}
  const isLet = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const world = await heldInventory((store) => async (change) => {
    if (isOfInventory(change)) await isLet
    return store.change(change)
  })
  const point = () => world.dcc.inventory.record(devices.ESME)?.importMpxn
  const updating = world.dcc.takeRequest('NonDevice', await updateInventoryRequest(1n, newMpan))
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
  assert.equal(point(), mpan)
  goOn()
  assert.equal((await updating).status, 200)
  assert.equal(point(), newMpan)
  await world.close()
})

test('a change of the inventory that another process forestalled is made again upon what that process put', async () => {
  let isFirst = true
  const world = await heldInventory((store) => async (change) => {
    if (isOfInventory(change) && isFirst) {
      isFirst = false
      // The other process has the meter decommissioned.
      const record = { ...world.dcc.inventory.record(devices.ESME), status: 'Decommissioned' } as InventoryRecord
      const key = `inventory/${devices.ESME}`
      await store.change({ put: [{ key, version: 0, value: storedRecord.write(record) }] })
    }
    return store.change(change)
  })
  await world.send(await updateInventoryRequest(1n, newMpan), 'NonDevice')
  const { importMpxn, status } = world.dcc.inventory.record(devices.ESME) ?? {}
  assert.deepEqual([importMpxn, status], [newMpan, 'Decommissioned'])
  await world.close()
})

test('a decision reads what the State holds of the device and of its place in the schedule once, and together', async () => {
  const reads: (readonly string[])[] = []
  const world = await createWorld({
    before: (store) => ({
      ...followedState(store, []),
      read(keys) {
        reads.push(keys.map((key) => key.slice(0, key.indexOf('/'))))
        return store.read(keys)
      },
    }),
  })
  const atRest = reads.length
  assert.equal(await world.send(await signedRequest({ counter: 1n })), 'I99')
  // The Command is made when it is decided.
  const made = reads.findIndex(([prefix]) => prefix === 'acb-counter')
  const deciding = reads.slice(atRest, made)
  assert.deepEqual(deciding, [['request'], ['cells', 'scheduled']])
  await world.inFlight.settled()
  await world.close()
})
