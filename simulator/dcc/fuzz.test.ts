import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { signedRequest } from './testing/requests.ts'
import { messageOf } from './testing/scripted-wan.ts'
import { devices } from './testing/site.ts'
import {
  craftedPreCommand,
  exchange,
  sendCommandRequest,
  signedBy,
  updateRequest,
} from './testing/update-credentials.ts'
import { createWorld } from './testing/world.ts'

const services = fc.constantFrom('Transform', 'SendCommand', 'NonDevice')

test('any octets get an answer without a word of the inside', async () => {
  const world = await createWorld()
  await fc.assert(
    fc.asyncProperty(services, fc.uint8Array({ maxLength: 300 }), async (service, octets) => {
      const { status, body } = await world.dcc.takeRequest(service, octets)
      assert.equal(status, 400)
      assert.doesNotMatch(body, /\n|node_modules|\.ts:/)
    }),
    { numRuns: 200 },
  )
  assert.deepEqual(world.faults, [])
  await world.close()
})

/** Any white space between the attributes of the document element is signed as one space (Canonical XML 1.0 §2.3). */
const spaced = (octets: Buffer): string =>
  octets.toString('latin1').replace(/^[^>]*/, (startTag) => startTag.replace(/[\t\r\n]/g, ' '))

test('a signed request with white space changed in its start tag is the same request', async () => {
  const world = await createWorld()
  const document = (await signedRequest()).toString().replace(' xmlns:sr', '\txmlns:sr')
  const { body } = await world.dcc.takeRequest('SendCommand', Buffer.from(document))
  assert.match(body, /ResponseCode>I99/)
  await world.close()
})

test('a signed request with octets changed at random is never accepted', async () => {
  const world = await createWorld()
  const document = await signedRequest()
  // Only of what is signed: Base64 has spare bits, so that a signature can be written in several ways.
  const signed = document.indexOf('<ds:Signature')
  const change = fc.tuple(fc.nat({ max: signed - 1 }), fc.integer({ min: 1, max: 255 }))
  await fc.assert(
    fc.asyncProperty(services, fc.array(change, { minLength: 1, maxLength: 4 }), async (service, changes) => {
      const octets = Buffer.from(document)
      for (const [at, flip] of changes) octets[at] = (octets[at] ?? 0) ^ flip
      if (spaced(octets) === spaced(document)) return
      const { status, body } = await world.dcc.takeRequest(service, octets)
      assert.ok(status === 200 || status === 400, `${status}`)
      assert.doesNotMatch(body, /ResponseCode>I/)
    }),
    { numRuns: 200 },
  )
  assert.equal(world.wan.calls, 0)
  assert.deepEqual(world.faults, [])
  await world.close()
})

/** Where, and by what, octets are changed; a place counts from the start over and over. */
const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 3 })

function changed(octets: Buffer, by: readonly (readonly [at: number, flip: number])[]): Buffer {
  const copy = Buffer.from(octets)
  for (const [at, flip] of by) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ flip
  return copy
}

test('a Signed Pre-Command with octets changed at random is refused, and nothing is sent', async () => {
  const world = await createWorld()
  let counter = 0n
  await fc.assert(
    fc.asyncProperty(changes, async (by) => {
      counter += 1n
      const asked = updateRequest({ counter })
      const payload = await signedBy(craftedPreCommand(asked))
      const octets = changed(payload, by)
      if (octets.equals(payload)) return
      const { responseCode } = await exchange(world, sendCommandRequest(asked, octets))
      assert.equal(responseCode, 'E52')
    }),
    { numRuns: 100 },
  )
  assert.equal(world.wan.calls, 0)
  assert.deepEqual(world.faults, [])
  await world.close()
})

test('whatever a user signs gets an answer, and what is let pass has passed the check', async () => {
  const world = await createWorld()
  let counter = 0n
  await fc.assert(
    fc.asyncProperty(changes, async (by) => {
      counter += 1n
      const asked = updateRequest({ counter })
      const preCommand = craftedPreCommand(asked)
      const { content } = messageOf(preCommand)
      const start = preCommand.length - content.length
      const octets = Buffer.concat([preCommand.subarray(0, start), changed(content, by)])
      const { responseCode } = await exchange(world, sendCommandRequest(asked, await signedBy(octets)))
      assert.match(responseCode, /^E|^I99$/)
      const decision = world.dcc.decisions.list().findLast((each) => each.requestId === asked.requestId)
      if (responseCode === 'I99') assert.equal(decision?.outcome, 'accepted')
    }),
    { numRuns: 100 },
  )
  assert.deepEqual(world.faults, [])
  await world.close()
})

test('any octets from the WAN are dropped', async () => {
  const world = await createWorld()
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (octets) => {
      await world.wan.sendUp(devices.GPF, octets)
      await world.wan.sendUp(devices.GPF, Buffer.concat([Buffer.from('df0902', 'hex'), octets]))
    }),
    { numRuns: 300 },
  )
  assert.ok(world.events.every(({ kind }) => kind === 'uplink-dropped'))
  assert.deepEqual(world.faults, [])
  await world.close()
})
