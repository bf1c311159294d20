import assert from 'node:assert/strict'
import { test } from 'node:test'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import { createReceiveService } from '../testing/receive-service.ts'
import { requestId, signedRequest } from '../testing/requests.ts'
import { albion, cadent } from '../testing/site.ts'
import { createWorld } from '../testing/world.ts'

test('the record of a request is folded when its documents are delivered, and reads as before', async () => {
  const world = await createWorld()
  const service = await createReceiveService()
  await world.dcc.users.setAddress(albion, service.address)
  await world.send(await signedRequest())
  await world.inFlight.settled()
  const before = await world.dcc.transcript(requestId(1001n))
  await world.clock.advanceBy(60_000)
  assert.ok(world.store.room().history > 1, 'the operator has no address: its alert waits')
  await world.dcc.users.setAddress(cadent, service.address)
  await world.inFlight.settled()
  await world.clock.advanceBy(3_600_000)
  assert.equal(world.store.room().history, 1)
  const after = await world.dcc.transcript(requestId(1001n))
  assert.deepEqual(after?.entries.slice(0, before?.entries.length), before?.entries)
  await Promise.all([world.close(), service.close()])
})

test('a record that is not finished is looked at less and less often, and every day', async () => {
  const world = await createWorld()
  await world.send(await signedRequest())
  const hoursBetweenLooks: number[] = []
  let last: number | undefined
  for (let hour = 0; hour < 90; hour += 1) {
    const [work] = await world.store.works('fold', subjectOfRequest(requestId(1001n)))
    const due = work?.due ?? 0
    if (last !== undefined && due !== last) hoursBetweenLooks.push((due - last) / 3_600_000)
    last = due
    await world.clock.advanceBy(3_600_000)
  }
  assert.deepEqual(hoursBetweenLooks.slice(0, 7), [1, 2, 4, 8, 16, 24, 24])
  await world.close()
})

test('a RequestID is spent as long as its record is kept, and may be used again when that was dropped', async () => {
  const world = await createWorld()
  const service = await createReceiveService()
  for (const user of [albion, cadent]) await world.dcc.users.setAddress(user, service.address)
  const octets = await signedRequest()
  const first = await world.dcc.takeRequest('SendCommand', octets)
  await world.inFlight.settled()
  await world.clock.advanceBy(60_000)
  assert.equal(await world.store.forget({ records: 1 }, null), 0)
  assert.deepEqual(await world.dcc.takeRequest('SendCommand', octets), first)
  assert.equal(await world.send(await signedRequest()), 'E51')
  assert.equal(world.wan.calls, 1)
  await world.clock.advanceBy(60_000)
  assert.equal(await world.store.forget({ records: 0 }, null), 2, 'the record, and that of the copy')
  assert.equal(await world.dcc.transcript(requestId(1001n)), undefined)
  const { claims, history } = world.store.room()
  assert.deepEqual({ claims, history }, { claims: 0, history: 0 })
  assert.equal(
    await world.send(await signedRequest()),
    'E062101',
    'it is judged as a new one: the slot was handed over',
  )
  assert.equal(await world.send(await signedRequest()), 'E51')
  await Promise.all([world.close(), service.close()])
})

test('octets whose answer was dropped are refused as spent (E51) while something later is kept of their record', async () => {
  const world = await createWorld()
  const service = await createReceiveService()
  for (const user of [albion, cadent]) await world.dcc.users.setAddress(user, service.address)
  const octets = await signedRequest()
  assert.equal(await world.send(octets), 'I99')
  await world.inFlight.settled()
  await world.clock.advanceBy(60_000)
  const subject = subjectOfRequest(requestId(1001n))
  const at = world.clock.now()
  await world.store.change({ append: [{ subject, kind: 'hub-lost', at, body: [1, { at, device: 'of late' }] }] })
  assert.equal(await world.store.forget({ records: 0 }, null), 1)
  assert.equal(await world.send(octets), 'E51')
  assert.equal(world.wan.calls, 1)
  await Promise.all([world.close(), service.close()])
})
