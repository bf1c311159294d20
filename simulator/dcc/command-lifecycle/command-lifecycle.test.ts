import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { instant } from '../../vocabulary/instant.ts'
import { createReceiveService } from '../testing/receive-service.ts'
import { handoverBody, requestId, signedRequest, supplierCredentials } from '../testing/requests.ts'
import { answerTo, messageOf } from '../testing/scripted-wan.ts'
import { albion, border, cadent, devices, networkOperatorSignature, smki } from '../testing/site.ts'
import { withStateDirectory } from '../testing/state-directory.ts'
import { createWorld, morning, type World } from '../testing/world.ts'

/** How the order of a request ended, as its record has it: exactly one entry. */
async function endsOf(world: World, counter = 1001n): Promise<string[]> {
  const entries = (await world.dcc.transcript(requestId(counter)))?.entries ?? []
  return entries.flatMap((entry) =>
    entry.kind === 'unanswered' ? [entry.code] : entry.kind === 'device-answered' ? ['answered'] : [],
  )
}

const slotHolder = async (world: World) =>
  (await world.dcc.mirrorOf(devices.GPF))?.find(({ cell }) => cell === networkOperatorSignature)?.entityIdentifier

test('the WAN is told which request a Command is carried for', async () => {
  const world = await createWorld()
  await world.send(await signedRequest())
  await world.inFlight.settled()
  assert.deepEqual(
    world.wan.carried.map(({ carriedFor }) => carriedFor),
    [{ serviceReferenceVariant: '6.21', user: albion }],
  )
  await world.close()
})

describe('a device that cannot be reached', () => {
  test('is tried again with growing waits, and ends in E20 after 30 s', async () => {
    const world = await createWorld()
    world.wan.behaviour = 'unreachable'
    await world.send(await signedRequest())
    await world.clock.advanceBy(29_999)
    assert.deepEqual(await endsOf(world), [])
    // At 0, 1, 3, 7, 15 and 23 s.
    assert.equal(world.wan.calls, 6)
    await world.clock.advanceBy(1)
    assert.deepEqual(await endsOf(world), ['E20'])
    await world.clock.advanceBy(600_000)
    assert.equal(world.wan.calls, 6)
    await world.close()
  })

  test('gets the same frame each time', async () => {
    const world = await createWorld()
    world.wan.behaviour = 'unreachable'
    await world.send(await signedRequest())
    await world.clock.advanceBy(2_000)
    world.wan.behaviour = 'answers'
    await world.clock.advanceBy(2_000)
    const sent = (await world.dcc.transcript(requestId(1001n)))?.entries.filter(({ kind }) => kind === 'command-sent')
    assert.equal(sent?.length, 1)
    assert.ok(sent[0]?.kind === 'command-sent' && world.wan.carried[0]?.frame.equals(sent[0].frame))
    assert.deepEqual(await endsOf(world), ['answered'])
    await world.close()
  })

  test('ends in a signed Service Response of E20', async () => {
    const world = await createWorld()
    const supplier = await createReceiveService()
    await world.dcc.users.setAddress(albion, supplier.address)
    world.wan.behaviour = 'unreachable'
    await world.send(await signedRequest())
    await world.clock.advanceBy(30_000)
    await world.inFlight.settled()
    const [response] = supplier.responses(world.duis)
    assert.deepEqual([response?.responseCode, response?.requestId], ['E20', requestId(1001n)])
    assert.match(supplier.received[0] ?? '', /SignatureValue/)
    await world.close()
    await supplier.close()
  })

  test('lets later requests for it wait, and sends them in order with growing counters', async () => {
    const world = await createWorld()
    world.wan.behaviour = 'unreachable'
    await world.send(await signedRequest())
    await world.clock.advanceBy(20_000)
    const body = handoverBody({ remotePartyRole: 'Supplier', ...supplierCredentials(albion) })
    await world.send(await signedRequest({ counter: 1002n, body }))
    await world.inFlight.settled()
    world.wan.behaviour = 'answers'
    await world.clock.advanceBy(10_000)
    await world.inFlight.settled()
    const counters = world.wan.carried.map(({ frame }) => messageOf(frame).counter)
    assert.deepEqual(await endsOf(world), ['answered'])
    assert.deepEqual(await endsOf(world, 1002n), ['answered'])
    assert.ok(counters.length === 2 && (counters[0] ?? 0n) < (counters[1] ?? 0n))
    await world.close()
  })
})

describe('a device that does not answer', () => {
  test('ends in E21, 30 s after delivery', async () => {
    const world = await createWorld()
    world.wan.behaviour = 'silent'
    await world.send(await signedRequest())
    await world.clock.advanceBy(29_999)
    assert.deepEqual(await endsOf(world), [])
    await world.clock.advanceBy(1)
    assert.deepEqual(await endsOf(world), ['E21'])
    assert.equal(await slotHolder(world), (await world.dcc.mirrorOf(devices.GPF))?.[0]?.entityIdentifier)
    await world.close()
  })
})

describe('a device that answers when its request has ended', () => {
  const documentsOf = async (world: World, counter = 1001n) =>
    ((await world.dcc.transcript(requestId(counter)))?.entries ?? []).flatMap((entry) =>
      entry.kind === 'queued' ? [`${entry.code} to ${entry.to}`] : [],
    )
  const lateIn = async (world: World, counter = 1001n) =>
    ((await world.dcc.transcript(requestId(counter)))?.entries ?? []).flatMap((entry) =>
      entry.kind === 'device-answered-late' ? [entry.mirrored] : [],
    )

  /** A world in which a handover ended without an answer, and the Command of it. */
  async function unansweredHandover(
    behaviour: 'silent' | 'unreachable',
    details: Parameters<typeof createWorld>[0] = {},
  ) {
    const world = await createWorld(details)
    const operator = await createReceiveService()
    await world.dcc.users.setAddress(cadent, operator.address)
    world.wan.behaviour = behaviour
    await world.send(await signedRequest())
    await world.clock.advanceBy(30_000)
    const sent = (await world.dcc.transcript(requestId(1001n)))?.entries.find(isSent)
    return { world, operator, command: sent?.frame ?? assert.fail('no Command') }
  }

  for (const [behaviour, code] of [
    ['silent', 'E21'],
    ['unreachable', 'E20'],
  ] as const)
    test(`after ${code}, still tells what is in its cells; the request stays ended`, async () => {
      const { world, operator, command } = await unansweredHandover(behaviour)
      assert.notEqual(await slotHolder(world), cadent)
      await world.wan.sendUp(devices.GPF, await answerTo(command))
      await world.inFlight.settled()
      assert.equal(await slotHolder(world), cadent)
      assert.deepEqual(await endsOf(world), [code])
      assert.deepEqual(await lateIn(world), [true])
      assert.deepEqual(await documentsOf(world), [`${code} to ${albion}`, `N42 to ${cadent}`])
      assert.equal(operator.received.length, 1)
      await Promise.all([world.close(), operator.close()])
    })

  test('is learnt from once, and only where the device signed it', async () => {
    const { world, operator, command } = await unansweredHandover('silent')
    const signer = smki.deviceCredentials(devices.ESME).digitalSignature.privateKey
    await world.wan.sendUp(devices.GPF, await answerTo(command, { signer }))
    assert.deepEqual(await lateIn(world), [])
    const answer = await answerTo(command)
    await Promise.all([1, 2].map(() => world.wan.sendUp(devices.GPF, answer)))
    assert.deepEqual(await lateIn(world), [true])
    await Promise.all([world.close(), operator.close()])
  })

  test('changes nothing that a later Command has told of since', async () => {
    const { world, operator, command } = await unansweredHandover('silent')
    world.wan.behaviour = 'answers'
    await world.send(await signedRequest({ counter: 1002n }))
    await world.inFlight.settled()
    const before = await slotHolder(world)
    await world.wan.sendUp(devices.GPF, await answerTo(command))
    await world.inFlight.settled()
    assert.equal(await slotHolder(world), before)
    assert.deepEqual(await lateIn(world), [false])
    assert.deepEqual(await documentsOf(world), [`E21 to ${albion}`])
    await Promise.all([world.close(), operator.close()])
  })

  test('after a restart too', () =>
    withStateDirectory(async (state) => {
      const { world: before, operator, command } = await unansweredHandover('silent', { state })
      await before.close()
      const world = await createWorld({ state })
      await world.dcc.resume()
      await world.wan.sendUp(devices.GPF, await answerTo(command))
      assert.equal(await slotHolder(world), cadent)
      await Promise.all([world.close(), operator.close()])
    }))
})

describe('a frame from the WAN', () => {
  const dropped: readonly [name: string, make: (frame: Buffer) => Promise<Buffer>, reason: RegExp][] = [
    ['is no GBCS message', async () => Buffer.from('garbage'), /^unreadable/],
    ['is cut off', async (frame) => (await answerTo(frame)).subarray(0, 100), /^unreadable/],
    ['is too long', async () => Buffer.alloc(100_000, 0xdf), /^too-long/],
    ['is empty', async () => Buffer.alloc(0), /^unreadable/],
    ['names another device', (frame) => answerTo(frame, { originator: devices.ESME }), /^not-from-this-device/],
    ['is for somebody else', (frame) => answerTo(frame, { recipient: border }), /^unexpected: nothing waits/],
    ['answers a counter that was not sent', (frame) => answerTo(frame, { counter: 1n }), /^unexpected/],
    ['is the command itself', async (frame) => frame, /^not-from-this-device/],
    [
      'another device signed',
      (frame) => answerTo(frame, { signer: smki.deviceCredentials(devices.ESME).digitalSignature.privateKey }),
      /^bad-signature/,
    ],
    [
      'was changed on its way',
      async (frame) => {
        const answer = await answerTo(frame)
        answer[60] = (answer[60] ?? 0) ^ 1
        return answer
      },
      /^(bad-signature|unreadable)/,
    ],
  ]
  for (const [name, make, reason] of dropped)
    test(`is dropped when it ${name}, and the right answer still counts`, async () => {
      const world = await createWorld()
      world.wan.behaviour = 'silent'
      await world.send(await signedRequest())
      await world.inFlight.settled()
      const frame = world.wan.carried[0]?.frame ?? Buffer.alloc(0)
      await world.wan.sendUp(devices.GPF, await make(frame))
      assert.deepEqual(await endsOf(world), [])
      const drop = world.events.find(({ kind }) => kind === 'uplink-dropped')
      assert.match(drop?.kind === 'uplink-dropped' ? drop.reason : '', reason)
      await world.wan.sendUp(devices.GPF, await answerTo(frame))
      assert.deepEqual(await endsOf(world), ['answered'])
      await world.close()
    })

  test('counts once when it comes several times at once', async () => {
    const world = await createWorld()
    world.wan.behaviour = 'silent'
    await world.send(await signedRequest())
    await world.inFlight.settled()
    const answer = await answerTo(world.wan.carried[0]?.frame ?? Buffer.alloc(0))
    await Promise.all([1, 2, 3].map(() => world.wan.sendUp(devices.GPF, answer)))
    assert.deepEqual(await endsOf(world), ['answered'])
    await world.close()
  })

  test('that reports a failure is relayed, and changes nothing that is mirrored', async () => {
    const world = await createWorld()
    world.wan.status = 5
    const before = await slotHolder(world)
    await world.send(await signedRequest())
    await world.inFlight.settled()
    assert.equal(await slotHolder(world), before)
    const entries = (await world.dcc.transcript(requestId(1001n)))?.entries ?? []
    const queued = entries.flatMap((entry) => (entry.kind === 'queued' ? [[entry.what, entry.code]] : []))
    assert.deepEqual(queued, [['service-response', 'I0']])
    await world.close()
  })
})

describe('after a restart', () => {
  test('a command that was not delivered is sent again when it was to be, as the very same frame', () =>
    withStateDirectory(async (state) => {
      const before = await createWorld({ state })
      before.wan.behaviour = 'unreachable'
      await before.send(await signedRequest())
      await before.inFlight.settled()
      await before.close()
      const after = await createWorld({ state })
      await after.dcc.resume()
      await after.clock.advanceBy(999)
      assert.equal(after.wan.calls, 0)
      await after.clock.advanceBy(1)
      const [sent, ...others] = (await after.dcc.transcript(requestId(1001n)))?.entries.filter(isSent) ?? []
      assert.ok(sent !== undefined && isSent(sent) && others.length === 0)
      assert.ok(after.wan.carried[0]?.frame.equals(sent.frame))
      assert.deepEqual(await endsOf(after), ['answered'])
      assert.deepEqual(after.dcc.pending(), { scheduled: 0, orders: 0, documents: 0 })
      await after.close()
    }))

  test('a command whose answer was lost is sent again, and ends in E21 where the device drops it as a replay', () =>
    withStateDirectory(async (state) => {
      const before = await createWorld({ state })
      before.wan.behaviour = 'silent'
      await before.send(await signedRequest())
      await before.inFlight.settled()
      await before.close()
      const after = await createWorld({ state })
      after.wan.behaviour = 'silent'
      await after.dcc.resume()
      await after.clock.advanceBy(30_000)
      assert.ok(after.wan.carried[0]?.frame.equals(before.wan.carried[0]?.frame ?? Buffer.alloc(0)))
      assert.deepEqual(await endsOf(after), ['E21'])
      await after.close()
    }))

  for (const [behaviour, code] of [
    ['unreachable', 'E20'],
    ['silent', 'E21'],
  ] as const)
    test(`the deadline of ${code} is the one that it was`, () =>
      withStateDirectory(async (state) => {
        const before = await createWorld({ state })
        before.wan.behaviour = behaviour
        await before.send(await signedRequest())
        await before.clock.advanceBy(20_000)
        await before.close()
        const after = await createWorld({ state, start: instant(morning + 20_000) })
        after.wan.behaviour = behaviour
        await after.dcc.resume()
        await after.clock.advanceBy(9_999)
        assert.deepEqual(await endsOf(after), [])
        await after.clock.advanceBy(1)
        assert.deepEqual(await endsOf(after), [code])
        await after.close()
      }))

  test('what has ended stays ended', () =>
    withStateDirectory(async (state) => {
      const before = await createWorld({ state })
      await before.send(await signedRequest())
      await before.inFlight.settled()
      const holder = await slotHolder(before)
      await before.close()
      const after = await createWorld({ state })
      await after.dcc.resume()
      await after.clock.advanceBy(60_000)
      assert.equal(after.wan.calls, 0)
      assert.equal(await slotHolder(after), holder)
      await after.close()
    }))

  test('counters go on where they were', () =>
    withStateDirectory(async (state) => {
      const body = handoverBody({ remotePartyRole: 'Supplier', ...supplierCredentials(albion) })
      const before = await createWorld({ state })
      await before.send(await signedRequest())
      await before.inFlight.settled()
      await before.close()
      const after = await createWorld({ state })
      await after.send(await signedRequest({ counter: 1002n, body }))
      await after.inFlight.settled()
      const counterOf = (world: World) => messageOf(world.wan.carried[0]?.frame ?? Buffer.alloc(0)).counter
      assert.equal(counterOf(after), counterOf(before) + 1n)
      await after.close()
    }))
})

type Entry = NonNullable<Awaited<ReturnType<World['dcc']['transcript']>>>['entries'][number]

const isSent = (entry: Entry): entry is Extract<Entry, { kind: 'command-sent' }> => entry.kind === 'command-sent'
