import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { executionDateTimeOf } from '../../gbcs/date-time.ts'
import { cancellationInstant, type Instant, instant } from '../../vocabulary/instant.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import { handoverBody, signedRequest } from '../testing/requests.ts'
import { mpan, mprn } from '../testing/site.ts'
import {
  craftedPreCommand,
  exchange,
  sendCommandRequest,
  signedBy,
  updateRequest,
} from '../testing/update-credentials.ts'
import { createWorld, morning } from '../testing/world.ts'

// Albion supplies the site today and loses it tomorrow, so that E4 tells as of when a request is judged (NOC-8).
const world = await createWorld()
after(() => world.close())
world.wan.behaviour = 'unreachable'
for (const meteringPoint of [mpan, mprn])
  world.registration.replace(meteringPoint, {
    suppliers: [
      { meteringPoint, supplier: 'ALBN', from: '2019-04-01' as MarketDate, to: '2026-11-22' as MarketDate },
      { meteringPoint, supplier: 'BRDR', from: '2026-11-23' as MarketDate, to: null },
    ],
  })
const tomorrow = instant(morning + 86_400_000)

let counter = 0n

describe('a Service Request is judged', () => {
  const codeOf = async (executionDateTime: Instant | null) => {
    counter += 1n
    return world.send(await signedRequest({ counter, body: handoverBody({ executionDateTime }) }))
  }

  test('as of its receipt where it names no date', async () => assert.equal(await codeOf(null), 'I99'))
  test('as of its date', async () => assert.equal(await codeOf(tomorrow), 'E4'))
  test('as of its receipt where it cancels: the year 3000 is no date', async () =>
    assert.notEqual(await codeOf(cancellationInstant), 'E4'))
})

describe('a Signed Pre-Command is judged (NOC-14)', () => {
  const codeOf = async (inPayload: Instant | null, inDocument: Instant | null) => {
    counter += 1n
    const asked = updateRequest({ counter })
    const update = { executionDateTime: inPayload === null ? null : executionDateTimeOf(inPayload) }
    const payload = await signedBy(craftedPreCommand(asked, { update }))
    const response = await exchange(world, sendCommandRequest(asked, payload, { executionDateTime: inDocument }))
    return response.responseCode
  }

  test('as of the date in its payload', async () => assert.equal(await codeOf(tomorrow, tomorrow), 'E4'))
  test('as of that alone, whatever the document around it says', async () => {
    assert.equal(await codeOf(tomorrow, null), 'E4')
    assert.notEqual(await codeOf(null, tomorrow), 'E4')
  })
  test('as of its receipt where the payload names no date', async () => assert.equal(await codeOf(null, null), 'I99'))
})
