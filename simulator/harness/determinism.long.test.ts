import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysWithRestarts } from './testing/days-with-restarts.ts'
import { recordRush } from './testing/recorded-rush.ts'

test('the same seed gives the same documents and frames where many devices answer at once', async () => {
  const rush = await recordRush('rush', 24)
  assert.ok(Object.values(rush.documents).every((documents) => documents.length === 3))
  assert.ok(Object.values(rush.links).every((frames) => frames.length === 2))
  assert.deepEqual(await recordRush('rush', 24), rush)
})

test('the same seed gives the same documents and frames, however often the network is restarted', async () => {
  const undisturbed = await daysWithRestarts('restarts', false)
  // At once: answer, command, response, Service Response, N42. Cancelled: answer, E54. The cancellation: its answer.
  assert.deepEqual(
    undisturbed.map(({ length }) => length),
    [5, 5, 2, 1, 5, 5, 2, 1, 5, 5, 2, 1],
  )
  assert.deepEqual(await daysWithRestarts('restarts', true), undisturbed)
})
