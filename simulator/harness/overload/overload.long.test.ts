import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureOverload, overloadBars } from './measure-overload.ts'

/** Beside other tests a 503 waits for a processor too: `npm run bench:overload` judges the rest, alone on the machine. */
test('five times as many handovers as the network can carry out are each answered in time or told to come again', async (context) => {
  const report = await measureOverload('overload', { warmUp: 4, peak: 6, overload: 15 })
  context.diagnostic(JSON.stringify(report))
  assert.deepEqual(report.others, [])
  assert.ok(report.refusedWith503.count > 0)
  assert.ok(report.answered.p99Ms < overloadBars.answeredP99Ms)
  assert.ok(report.goodput > 0.5 * report.peak)
})
