import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf, runModel } from './run-model.ts'

/** The long tests play more, and `npm run model` as many as it is told. */
const runs = 8
const seed = 20261122

test(`${runs} random scenarios go as the model of the DCC and its devices has them`, async () => {
  const report = await runModel({ runs, seed })
  assert.equal(report.divergence, null, report.divergence === null ? '' : linesOf(report.divergence).join('\n'))
  assert.equal(report.runs, runs)
})
