import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import { createDccEvents } from '../events.ts'
import { dccSettings } from '../settings/settings.ts'
import { createReceiveService } from '../testing/receive-service.ts'
import { handoverBody, requestId, signedRequest, supplierCredentials } from '../testing/requests.ts'
import { albion, devices } from '../testing/site.ts'
import { withStateDirectory } from '../testing/state-directory.ts'
import { createWorld, morning, type World } from '../testing/world.ts'
import { createSubjectRecord } from '../transcript/subject-record.ts'
import { marketUsers } from '../users/market-users.ts'
import { createUserDirectory } from '../users/user-directory.ts'
import { Outbox } from './outbox.ts'
import { workOfEntry } from './outbox-entry.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** What became of the Service Response, as the record has it. */
const endOf = async (world: World) =>
  (await world.dcc.transcript(requestId(1001n)))?.entries.find(({ kind }) => kind.startsWith('deliver'))

describe('the outbox', () => {
  test('tries again after an answer that is neither 2xx nor 400, with growing waits', async () => {
    const world = await createWorld()
    const supplier = await createReceiveService()
    supplier.statuses.push(500, 503, 302)
    await world.dcc.users.setAddress(albion, supplier.address)
    await world.send(await signedRequest())
    await world.inFlight.settled()
    const times = [supplier.received.length]
    for (const wait of [1_000, 2_000, 4_000]) {
      await world.clock.advanceBy(wait - 1)
      times.push(supplier.received.length)
      await world.clock.advanceBy(1)
    }
    assert.deepEqual(times, [1, 1, 2, 3])
    assert.equal(new Set(supplier.received).size, 1)
    const end = await endOf(world)
    assert.ok(end?.kind === 'delivered' && end.attempts === 4 && end.status === 204)
    await world.close()
    await supplier.close()
  })

  test('sends a document that was just made without reading it from its record', async (context) => {
    const world = await createWorld()
    const supplier = await createReceiveService()
    await world.dcc.users.setAddress(albion, supplier.address)
    const reads = context.mock.method(world.store, 'of')
    await world.send(await signedRequest())
    await world.inFlight.settled()
    assert.equal(supplier.received.length, 1)
    assert.equal(reads.mock.callCount(), 0)
    await world.close()
    await supplier.close()
  })

  test('takes 400 for an answer: the user will not have the document', async () => {
    const world = await createWorld()
    const supplier = await createReceiveService()
    supplier.statuses.push(400)
    await world.dcc.users.setAddress(albion, supplier.address)
    await world.send(await signedRequest())
    await world.clock.advanceBy(600_000)
    assert.equal(supplier.received.length, 1)
    assert.equal((await endOf(world))?.kind, 'delivery-refused')
    await world.close()
    await supplier.close()
  })

  test('gives a document up after so many attempts', async () => {
    const world = await createWorld({ settings: { outbox: { attempts: 3 } } })
    await world.dcc.users.setAddress(albion, 'http://127.0.0.1:1/receive')
    await world.send(await signedRequest())
    await world.clock.advanceBy(600_000)
    const end = await endOf(world)
    assert.ok(end?.kind === 'delivery-abandoned' && end.attempts === 3 && end.status === null)
    assert.deepEqual(world.dcc.pending(), { scheduled: 0, orders: 0, documents: 0 })
    await world.close()
  })

  test('waits for a user that has no address', async () => {
    const world = await createWorld()
    await world.send(await signedRequest())
    await world.clock.advanceBy(600_000)
    const supplier = await createReceiveService()
    await world.dcc.users.setAddress(albion, supplier.address)
    await world.inFlight.settled()
    assert.equal(supplier.received.length, 1)
    assert.equal((await endOf(world))?.kind, 'delivered')
    await world.close()
    await supplier.close()
  })

  test('waits for a user whose address is taken away, however long', async () => {
    const world = await createWorld()
    const supplier = await createReceiveService()
    supplier.statuses.push(500)
    await world.dcc.users.setAddress(albion, supplier.address)
    await world.send(await signedRequest())
    await world.inFlight.settled()
    await world.dcc.users.setAddress(albion, null)
    await world.clock.advanceBy(24 * 3_600_000)
    assert.deepEqual(world.dcc.pending(), { scheduled: 0, orders: 0, documents: 0 })
    assert.equal(await endOf(world), undefined)
    await world.dcc.users.setAddress(albion, supplier.address)
    await world.inFlight.settled()
    assert.equal(supplier.received.length, 2)
    assert.equal((await endOf(world))?.kind, 'delivered')
    await world.close()
    await supplier.close()
  })

  test('delivers what waited for an address in order, however much it is', async () => {
    const world = await createWorld()
    const posted: string[] = []
    const poster = {
      post: async (_address: string, document: string) => {
        posted.push(document)
        return 204
      },
      close() {},
    }
    const { store: state, clock, inFlight } = world
    const records = createSubjectRecord(state)
    const users = await createUserDirectory(marketUsers(), state)
    const events = createDccEvents(silent)
    const settings = dccSettings()
    const outbox = new Outbox({
      users,
      records,
      poster,
      state,
      clock,
      scheduler: clock,
      inFlight,
      events,
      log: silent,
      settings,
    })
    const names: string[] = []
    for (let number = 1; number <= 300; number += 1) {
      const responseId = `response ${number}`
      const subject = subjectOfRequest(requestId(BigInt(number)))
      const entry = { key: responseId, to: albion, device: devices.GPF, subject, responseId }
      const queued = {
        kind: 'queued',
        at: morning,
        what: 'service-response',
        to: albion,
        key: entry.key,
        code: 'I0',
      } as const
      names.push(responseId)
      await state.change({
        append: [records.event(subject, { ...queued, responseId, document: responseId })],
        add: [workOfEntry(entry, morning)],
      })
    }
    assert.equal(outbox.pending(), 0)
    await users.setAddress(albion, 'http://127.0.0.1:1/receive')
    await outbox.resume(albion)
    assert.equal(outbox.pending(), 300)
    await inFlight.settled()
    assert.deepEqual(posted, names)
    assert.equal(outbox.pending(), 0)
    outbox.close()
    await world.close()
  })

  test('keeps the order of the documents about one device while another goes its way', async () => {
    const world = await createWorld()
    const supplier = await createReceiveService()
    supplier.statuses.push(500)
    await world.dcc.users.setAddress(albion, supplier.address)
    const body = handoverBody({ remotePartyRole: 'Supplier', ...supplierCredentials(albion) })
    await world.send(await signedRequest())
    await world.inFlight.settled()
    await world.send(await signedRequest({ counter: 1002n, body }))
    await world.inFlight.settled()
    await world.send(await signedRequest({ to: devices.GSME, counter: 1003n, body }))
    await world.inFlight.settled()
    const about = () => supplier.responses(world.duis).map(({ requestId }) => requestId ?? 'alert')
    assert.deepEqual(
      about().filter((id) => id !== 'alert'),
      [requestId(1001n), requestId(1003n, devices.GSME)],
    )
    await world.clock.advanceBy(1_000)
    await world.inFlight.settled()
    assert.deepEqual(
      about()
        .filter((id) => id.includes(devices.GPF))
        .slice(1),
      [requestId(1001n), requestId(1002n)],
    )
    await world.close()
    await supplier.close()
  })

  test('delivers after a restart what it had not, with the same octets', () =>
    withStateDirectory(async (state) => {
      const supplier = await createReceiveService()
      supplier.statuses.push(500)
      const before = await createWorld({ state })
      await before.dcc.users.setAddress(albion, supplier.address)
      await before.send(await signedRequest())
      await before.inFlight.settled()
      await before.close()
      const after = await createWorld({ state })
      await after.dcc.resume()
      await after.inFlight.settled()
      // The wait after the first attempt goes on.
      assert.equal(supplier.received.length, 1)
      await after.clock.advanceBy(1_000)
      assert.equal(supplier.received.length, 2)
      assert.equal(supplier.received[1], supplier.received[0])
      assert.equal((await endOf(after))?.kind, 'delivered')
      await after.close()
      await supplier.close()
    }))
})
