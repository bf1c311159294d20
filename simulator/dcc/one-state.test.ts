import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MarketDate } from '../vocabulary/market-date.ts'
import { ourCheck } from './check/our-check.ts'
import { requestId, signedRequest } from './testing/requests.ts'
import { mprn } from './testing/site.ts'
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
