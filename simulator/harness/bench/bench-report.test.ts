import assert from 'node:assert/strict'
import { it } from 'node:test'
import { reportOf } from './bench-report.ts'
import { noSeconds } from './public-key-work.ts'

const measured = {
  acknowledged: [0.002, 0.001, 0.003, 0.004],
  complete: [0.01, 0.04, 0.03, 0.02],
  spent: { wall: 4, processor: 2 },
  floorSets: 10,
  floorSpent: { wall: 2, processor: 1 },
  operations: { ...noSeconds(), signature: 0.005 },
}
const report = reportOf(measured, {
  ...{ inFlight: 3, seed: 'x', isOnOneCore: true },
  ...{ premises: 14, secondsToReady: 0.5, peakMegabytes: 200 },
})

it('says how many a second, by the wall and by processor time', () => {
  assert.equal(report.handovers, 4)
  assert.deepEqual(report.complete, { perSecond: 1, perProcessorSecond: 2 })
  assert.deepEqual(report.floor, { perSecond: 5, perProcessorSecond: 10 })
})

it('holds the handovers against the floor', () => {
  assert.deepEqual(report.ratio, { byWall: 0.2, byProcessorTime: 0.2 })
})

it('says what one operation took', () => {
  const signature = report.operations.find(({ name }) => name === 'signature')
  assert.equal(signature?.perHandover, 5)
  assert.ok(Math.abs((signature?.microseconds ?? 0) - 100) < 1e-6)
})

it('gives latencies in milliseconds', () => {
  assert.deepEqual(report.latency.acknowledged, { median: 2, p99: 3 })
  assert.deepEqual(report.latency.complete, { median: 20, p99: 30 })
})
