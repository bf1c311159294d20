import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { writeRequest } from '../../duis/write-request.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Change, State } from '../../vocabulary/ports/state.ts'
import type { Check } from '../check/check.ts'
import {
  handoverBody,
  networkOperatorCredentials,
  request,
  requestId,
  signed,
  signedRequest,
} from '../testing/requests.ts'
import { devices, london, walesAndWest } from '../testing/site.ts'
import { withStateDirectory } from '../testing/state-directory.ts'
import { createWorld } from '../testing/world.ts'

describe('a RequestID', () => {
  test('gets the same answer for the same octets, and nothing runs again', async () => {
    const world = await createWorld()
    const octets = await signedRequest()
    const first = await world.dcc.takeRequest('SendCommand', octets)
    await world.clock.advanceBy(60_000)
    const second = await world.dcc.takeRequest('SendCommand', octets)
    await world.inFlight.settled()
    assert.deepEqual(second, first)
    assert.equal(world.wan.carried.length, 1)
    await world.close()
  })

  test('gives one command however many copies arrive at once', async () => {
    const world = await createWorld()
    const octets = await signedRequest()
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.dcc.takeRequest('SendCommand', octets)))
    await world.inFlight.settled()
    assert.equal(new Set(answers.map(({ body }) => body)).size, 1)
    assert.equal(world.wan.carried.length, 1)
    await world.close()
  })

  test('is refused for other octets (E51), which change nothing of the first answer', async () => {
    const world = await createWorld()
    const octets = await signedRequest()
    const first = await world.dcc.takeRequest('SendCommand', octets)
    // ECDSA is randomised: the same request signed again is other octets.
    assert.equal(await world.send(await signedRequest()), 'E51')
    assert.deepEqual(await world.dcc.takeRequest('SendCommand', octets), first)
    await world.close()
  })

  test('is refused for other octets that arrive at the same time', async () => {
    const world = await createWorld()
    const codes = await Promise.all([world.send(await signedRequest()), world.send(await signedRequest())])
    await world.inFlight.settled()
    assert.deepEqual(codes.sort(), ['E51', 'I99'])
    assert.equal(world.wan.carried.length, 1)
    await world.close()
  })

  test('is spent by a refusal too', async () => {
    const world = await createWorld()
    const wrong = await signedRequest({ body: handoverBody(networkOperatorCredentials(walesAndWest)) })
    assert.equal(await world.send(wrong), 'E062106')
    assert.equal(await world.send(await signedRequest()), 'E51')
    assert.equal(await world.send(wrong), 'E062106')
    assert.equal(world.dcc.decisions.list().length, 1)
    await world.close()
  })

  test('is spent on the request and on its Signed Pre-Command apart', async () => {
    const world = await createWorld()
    assert.equal(await world.send(await signedRequest()), 'I99')
    const body = { kind: 'SignedPreCommand', executionDateTime: null, gbcsPayload: Buffer.of(0xdf) } as const
    assert.equal(await world.send(await signedRequest({ commandVariant: 5, body })), 'E12')
    await world.close()
  })

  test('survives a restart with its answer', () =>
    withStateDirectory(async (state) => {
      const octets = await signedRequest()
      const before = await createWorld({ state })
      const first = await before.dcc.takeRequest('SendCommand', octets)
      await before.inFlight.settled()
      await before.close()
      const after = await createWorld({ state })
      assert.deepEqual(await after.dcc.takeRequest('SendCommand', octets), first)
      assert.equal(await after.send(await signedRequest()), 'E51')
      await after.inFlight.settled()
      assert.equal(after.wan.carried.length, 0)
      await after.close()
    }))
})

describe('a request from nobody known', () => {
  const unsigned = (counter: bigint) => Buffer.from(writeRequest(request({ counter })))

  test('is answered E48, and leaves nothing in the state', async () => {
    let changes = 0
    const counting = (store: State): State => {
      const { change } = store
      return Object.assign(store, {
        change: (wanted: Change) => {
          changes += 1
          return change.call(store, wanted)
        },
      })
    }
    const world = await createWorld({ before: counting })
    changes = 0
    for (let counter = 1n; counter <= 20n; counter += 1n) assert.equal(await world.send(unsigned(counter)), 'E48')
    assert.equal(changes, 0)
    await world.close()
  })

  test('is remembered while there are few of them, and says why, with a name that is cut short', async () => {
    const world = await createWorld()
    const longName = (await signedRequest())
      .toString()
      .replace(/(<ds:X509IssuerName>)[^<]*/, `$1${'x'.repeat(500_000)}`)
    assert.equal(await world.send(Buffer.from(longName)), 'E48')
    const [entry] = (await world.dcc.transcript(requestId(1001n)))?.entries ?? []
    assert.ok(entry?.kind === 'turned-away')
    assert.ok(JSON.stringify(entry).length < 5_000)
    for (let copies = 0; copies < 30; copies += 1) await world.send(Buffer.from(longName))
    assert.equal((await world.dcc.transcript(requestId(1001n)))?.entries.length, 10)
    for (let counter = 2_000n; counter < 3_100n; counter += 1n) await world.send(unsigned(counter))
    assert.equal(await world.dcc.transcript(requestId(1001n)), undefined)
    assert.ok((await world.dcc.transcript(requestId(3_099n))) !== undefined)
    await world.close()
  })
})

describe('an answer', () => {
  test('is 400 with one sentence for what is not a request', async () => {
    const world = await createWorld()
    for (const octets of [Buffer.alloc(0), Buffer.from('not XML'), Buffer.from('<request/>')]) {
      const answer = await world.dcc.takeRequest('SendCommand', octets)
      assert.equal(answer.status, 400)
      assert.equal(answer.contentType, 'text/plain')
      assert.match(answer.body, /^[^\n]+\.$/)
    }
    await world.close()
  })

  test('echoes the schema version and the RequestID of its request, and has no ResponseID', async () => {
    const world = await createWorld()
    const { body } = await world.dcc.takeRequest('SendCommand', await signedRequest({ schemaVersion: '5.4' }))
    const reading = world.duis.readResponse(Buffer.from(body))
    assert.ok(reading.ok)
    const { response, signature } = reading.value
    assert.deepEqual(
      [response.schemaVersion, response.requestId, response.responseId, signature.state],
      ['5.4', requestId(1001n), null, 'absent'],
    )
    await world.close()
  })

  test('says nothing of the registration to one who may not know', async () => {
    const world = await createWorld()
    const { body } = await world.dcc.takeRequest('SendCommand', await signedRequest({ from: london }))
    assert.doesNotMatch(body, /CAD|ALBN/)
    await world.close()
  })
})

describe('without a verdict', () => {
  const failing: Check = { decide: () => Promise.reject(new Error('out of order')) }

  test('a request is asked to come again, and nothing of it is recorded', async () => {
    const world = await createWorld({ check: failing })
    const octets = await signedRequest()
    const answer = await world.dcc.takeRequest('SendCommand', octets)
    assert.deepEqual([answer.status, answer.retryAfterSeconds], [503, 1])
    assert.equal(await world.dcc.transcript(requestId(1001n)), undefined)
    assert.deepEqual(world.dcc.decisions.list(), [])
    assert.equal(world.wan.calls, 0)
    await world.close()
  })

  test('the same octets are admitted once there is one', async () => {
    const world = await createWorld({ check: failing })
    const octets = await signedRequest()
    await world.dcc.takeRequest('SendCommand', octets)
    const { ourCheck } = await import('../check/check.ts')
    world.dcc.check.configure({ implementation: ourCheck })
    assert.equal(await world.send(octets), 'I99')
    await world.close()
  })
})

test('a request that cannot be recorded is asked to come again', async () => {
  const full = () => Promise.reject(new SimulatorFault('SIM_STATE_UNWRITABLE', 'the disk is full'))
  const world = await createWorld({ before: (store) => Object.assign(store, { change: full }) })
  const answer = await world.dcc.takeRequest('SendCommand', await signedRequest())
  assert.deepEqual([answer.status, answer.retryAfterSeconds], [503, 1])
  assert.equal(world.wan.calls, 0)
  await world.close()
})

describe('with too much under way', () => {
  test('a request is asked to come again', async () => {
    let decide = () => {}
    const slow: Check = {
      decide: async () => {
        await new Promise<void>((resolve) => {
          decide = resolve
        })
        return {
          outcome: 'accepted',
          rule: 'NOC-10',
          because: 'it took its time',
          expected: [],
          found: [],
          warnings: [],
        }
      },
    }
    const world = await createWorld({ check: slow, settings: { gateway: { requestsInAdmission: 1 } } })
    const first = world.dcc.takeRequest('SendCommand', await signedRequest())
    const second = await world.dcc.takeRequest('SendCommand', await signedRequest({ counter: 1002n }))
    assert.deepEqual([second.status, second.retryAfterSeconds], [503, 1])
    await new Promise((resolve) => setTimeout(resolve, 50))
    decide()
    assert.equal((await first).status, 200)
    await world.close()
  })

  test('a request is asked to come again while devices still owe too many answers', async () => {
    const world = await createWorld({ settings: { gateway: { openOrders: 1 } } })
    world.wan.behaviour = 'silent'
    assert.equal(await world.send(await signedRequest()), 'I99')
    const second = await world.dcc.takeRequest('SendCommand', await signedRequest({ counter: 1002n }))
    assert.equal(second.status, 503)
    await world.close()
  })
})

describe('decisions', () => {
  test('are looked back on after a restart, with their counts', () =>
    withStateDirectory(async (state) => {
      const settings = { check: { decisionsKept: 2 } }
      const before = await createWorld({ state, settings })
      const wrong = handoverBody(networkOperatorCredentials(walesAndWest))
      for (const counter of [1n, 2n, 3n]) await before.send(await signed(request({ counter, body: wrong })))
      await before.send(await signedRequest({ counter: 4n }))
      await before.inFlight.settled()
      const list = before.dcc.decisions.list()
      const counts = before.dcc.decisions.counts()
      await before.close()
      const after = await createWorld({ state, settings })
      assert.deepEqual(after.dcc.decisions.list(), list)
      assert.deepEqual(after.dcc.decisions.counts(), counts)
      assert.deepEqual(
        list.map(({ sequence, requestId: id, outcome }) => [sequence, id, outcome]),
        [
          [3, requestId(3n), 'refused'],
          [4, requestId(4n), 'accepted'],
        ],
      )
      assert.deepEqual(
        counts.map(({ rule, outcome, count }) => [rule, outcome, count]),
        [
          ['NOC-10', 'refused', 3],
          ['NOC-10', 'accepted', 1],
        ],
      )
      assert.equal(after.dcc.decisions.list({ outcome: 'refused', device: devices.GPF }).length, 1)
      assert.equal(after.dcc.decisions.list({ limit: 1 })[0]?.sequence, 4)
      await after.close()
    }))
})
