import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serve } from '../control-api/testing/served-network.ts'
import { inspectGbcs } from './inspect-gbcs.ts'
import { keyRingOfSeed } from './key-ring-of-smki.ts'

test('the keys of a seed prove what was sent in its world, and disprove what was sent in another', async () => {
  const served = await serve({ seed: 'inspected' })
  await served.handOver(0)
  const { GPF } = served.testBed.network.fleet.premises(0).devices
  const frames = served.testBed.network.wan.link(GPF).map(({ octets }) => Buffer.from(octets))
  const outcomesUnder = (seed: string) => {
    const keys = keyRingOfSeed(seed)
    return frames.map((frame) => inspectGbcs(frame, keys).proofs.map(({ of, outcome }) => `${of} ${outcome}`))
  }
  assert.deepEqual(outcomesUnder('inspected'), [['signature verifies', 'MAC verifies'], ['signature verifies']])
  assert.deepEqual(outcomesUnder('another'), [
    ['signature does not verify', 'MAC does not verify'],
    ['signature does not verify'],
  ])
  await served.close()
})
