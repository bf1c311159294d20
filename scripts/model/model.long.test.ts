import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf, runModel } from './run-model.ts'

/** Others than `npm test` plays; `npm run model` plays as many as it is told. */
const runs = 100
const seed = 20261123

test(`${runs} random scenarios go as the model of the DCC and its devices has them`, async () => {
  const report = await runModel({ runs, seed })
  assert.equal(report.divergence, null, report.divergence === null ? '' : linesOf(report.divergence).join('\n'))
  assert.equal(report.runs, runs)
})
