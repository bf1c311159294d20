import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signDeterministically } from '../../certs/ecdsa.ts'
import { handoverBody, networkOperatorCredentials, requestId, signedRequest } from './testing/requests.ts'
import { devices, london, walesAndWest } from './testing/site.ts'
import { createWorld } from './testing/world.ts'

test('the same requests at the same times give the same documents and frames', async () => {
  const octets = [
    await signedRequest(),
    await signedRequest({ counter: 1002n, body: handoverBody(networkOperatorCredentials(walesAndWest)) }),
    await signedRequest({ counter: 1003n, to: devices.ESME, body: handoverBody(networkOperatorCredentials(london)) }),
  ]
  const run = async () => {
    const world = await createWorld({ sign: signDeterministically })
    world.wan.behaviour = 'silent'
    for (const each of octets) {
      await world.send(each)
      await world.clock.advanceBy(40_000)
    }
    const ids = [requestId(1001n), requestId(1002n), requestId(1003n, devices.ESME)]
    const transcripts = await Promise.all(ids.map((id) => world.dcc.transcript(id)))
    await world.close()
    return { transcripts, carried: world.wan.carried }
  }
  const [one, other] = [await run(), await run()]
  assert.equal(one.carried.length, 2)
  assert.deepEqual(one, other)
})
