import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { describe, test } from 'node:test'
import { instant } from '../../vocabulary/instant.ts'
import { handoverBody, requestId, signedRequest, supplierCredentials } from '../testing/requests.ts'
import { answerTo, messageOf } from '../testing/scripted-wan.ts'
import { albion, devices } from '../testing/site.ts'
import { withStateDirectory } from '../testing/state-directory.ts'
import { createWorld, morning, type World } from '../testing/world.ts'

const counters = (world: World) => world.wan.carried.map(({ frame }) => messageOf(frame).counter)

const endsOf = async (world: World, counter: bigint) =>
  ((await world.dcc.transcript(requestId(counter)))?.entries ?? []).flatMap((entry) =>
    entry.kind === 'unanswered' ? [entry.code] : entry.kind === 'device-answered' ? ['answered'] : [],
  )

const handover = (counter: bigint) =>
  signedRequest({ counter, body: handoverBody({ remotePartyRole: 'Supplier', ...supplierCredentials(albion) }) })

describe('the Commands of one device', () => {
  test('go on in the order of acceptance after a kill, whichever of them it had already', () =>
    withStateDirectory(async (directory) => {
      const before = await createWorld({ state: `${directory}/before` })
      before.wan.behaviour = 'silent'
      await before.send(await handover(1001n))
      await before.inFlight.settled()
      before.wan.behaviour = 'unreachable'
      for (const counter of [1002n, 1003n]) await before.send(await handover(counter))
      await before.inFlight.settled()
      // As `kill -9` leaves it, with nothing closed.
      cpSync(`${directory}/before`, `${directory}/killed`, { recursive: true })
      const sent = counters(before)
      await before.close()
      const after = await createWorld({ state: `${directory}/killed`, start: instant(morning + 1_000) })
      await after.dcc.resume()
      await after.clock.advanceBy(10_000)
      const [first, second, third, ...others] = counters(after)
      assert.deepEqual([first], sent)
      assert.ok(second === (first ?? 0n) + 1n && third === second + 1n && others.length === 0, `${counters(after)}`)
      for (const counter of [1001n, 1002n, 1003n]) assert.deepEqual(await endsOf(after, counter), ['answered'])
      assert.equal(after.dcc.pending().orders, 0)
      await after.close()
    }))

  test('end at their own time, not at that of the one before them', async () => {
    const world = await createWorld()
    const day = 24 * 3_600_000
    world.wan.behaviour = 'unreachable'
    const body = handoverBody({ executionDateTime: instant(morning + day) })
    await world.send(await signedRequest({ counter: 1001n, body }))
    await world.clock.advanceBy(day)
    await world.send(await handover(1002n))
    await world.clock.advanceBy(30_000)
    assert.deepEqual([await endsOf(world, 1001n), await endsOf(world, 1002n)], [[], ['E20']])
    world.wan.behaviour = 'answers'
    await world.clock.advanceBy(60_000)
    assert.deepEqual(await endsOf(world, 1001n), ['answered'])
    await world.close()
  })

  test('are not held up by one that the device has and does not answer', async () => {
    const world = await createWorld()
    world.wan.behaviour = 'silent'
    await world.send(await handover(1001n))
    await world.send(await handover(1002n))
    await world.inFlight.settled()
    assert.equal(counters(world).length, 2)
    await world.close()
  })
})

describe('a Command that another process has', () => {
  const settled = async (world: World) => {
    await new Promise(setImmediate)
    await world.inFlight.settled()
  }
  async function handedOver() {
    const world = await createWorld()
    world.wan.behaviour = 'elsewhere'
    for (const counter of [1001n, 1002n]) await world.send(await handover(counter))
    await settled(world)
    const receipt = async (isReceived: boolean) => {
      world.wan.handed.shift()?.(isReceived)
      await settled(world)
    }
    return { world, receipt }
  }

  test('keeps its lane until it was received, and its time for a Response begins then', async () => {
    const { world, receipt } = await handedOver()
    await world.clock.advanceBy(20_000)
    assert.equal(counters(world).length, 1)
    await receipt(true)
    assert.equal(counters(world).length, 2)
    await world.clock.advanceBy(29_000)
    assert.deepEqual(await endsOf(world, 1001n), [])
    await world.clock.advanceBy(2_000)
    assert.deepEqual(await endsOf(world, 1001n), ['E21'])
    await world.close()
  })

  test('is sent again where it was given back, before what stands behind it', async () => {
    const { world, receipt } = await handedOver()
    await receipt(false)
    await world.clock.advanceBy(3_000)
    const [first, again, ...others] = counters(world)
    assert.ok(first === again && others.length === 0, `${counters(world)}`)
    world.wan.behaviour = 'answers'
    await receipt(true)
    await settled(world)
    assert.deepEqual(await endsOf(world, 1002n), ['answered'])
    await world.close()
  })

  test('is asked back when its time is up: E20 where it comes back, E21 after its receipt otherwise', async () => {
    const { world, receipt } = await handedOver()
    await world.clock.advanceBy(29_000)
    assert.deepEqual(world.wan.recalled, [])
    await world.clock.advanceBy(6_000)
    assert.ok(world.wan.recalled.length > 0)
    assert.deepEqual([await endsOf(world, 1001n), await endsOf(world, 1002n)], [[], ['E20']])
    await receipt(false)
    await world.clock.advanceBy(1_000)
    assert.deepEqual([await endsOf(world, 1001n), counters(world).length], [['E20'], 1])
    await world.close()
  })

  test('is not delivered a second time where its receipt comes behind its Response', async () => {
    const { world, receipt } = await handedOver()
    const [command] = world.wan.carried
    assert.ok(command)
    await world.wan.sendUp(command.device, await answerTo(command.frame))
    await receipt(true)
    assert.deepEqual(await endsOf(world, 1001n), ['answered'])
    assert.equal(world.dcc.pending().orders, 1)
    assert.equal(counters(world).length, 2)
    await world.close()
  })
})

describe('two DCCs on one state', () => {
  /** Two of them, and the Command of a handover that the first has sent. */
  async function twoDccs() {
    const one = await createWorld()
    const other = await createWorld({ before: () => one.store, history: one.store })
    one.wan.behaviour = 'silent'
    other.wan.behaviour = 'silent'
    await one.send(await handover(1001n))
    await one.inFlight.settled()
    const command = [...one.wan.carried, ...other.wan.carried][0]?.frame ?? assert.fail('nothing was sent')
    const close = async () => {
      await other.close()
      await one.close()
    }
    return { one, other, command, close }
  }

  test('send a Command once', async () => {
    const { one, other, close } = await twoDccs()
    await other.inFlight.settled()
    assert.equal(one.wan.carried.length + other.wan.carried.length, 1)
    await close()
  })

  test('take a Response wherever it arrives, and end its request once', async () => {
    const { one, other, command, close } = await twoDccs()
    const response = await answerTo(command)
    await Promise.all([other, one, other].map((world) => world.wan.sendUp(devices.GPF, response)))
    for (const world of [one, other]) await world.inFlight.settled()
    assert.deepEqual(await endsOf(one, 1001n), ['answered'])
    await close()
  })

  test('end a request once whose time is up', async () => {
    const { one, other, close } = await twoDccs()
    await Promise.all([one.clock.advanceBy(30_000), other.clock.advanceBy(30_000)])
    assert.deepEqual(await endsOf(one, 1001n), ['E21'])
    await close()
  })
})
