import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runHomeModel } from './run-home-model.ts'

const runs = 60

test(`${runs} random lives of a home go as the model of inventory, joins and suppliers has them`, async () => {
  const divergence = await runHomeModel(runs, 20261124)
  assert.deepEqual(divergence, [], divergence.join('\n'))
})
