import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runHomeModel } from './run-home-model.ts'

/** The long test plays more, of another seed. */
const runs = 2

test(`${runs} random lives of a home go as the model of inventory, joins and suppliers has them`, async () => {
  const divergence = await runHomeModel(runs, 20261122)
  assert.deepEqual(divergence, [], divergence.join('\n'))
})
