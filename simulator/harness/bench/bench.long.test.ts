import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createLogger } from '../../environment/logger.ts'
import { bench } from './bench.ts'

it('measures as many complete handovers as it was asked for', async () => {
  const progress: number[] = []
  const report = await bench({
    handovers: 12,
    inFlight: 4,
    seed: 'bench',
    log: createLogger({ level: 'silent' }),
    progress: (handovers) => progress.push(handovers),
  })
  assert.equal(report.handovers, 12)
  assert.equal(
    progress.reduce((sum, handovers) => sum + handovers, 0),
    12,
  )
  assert.ok(report.complete.perSecond > 0 && report.floor.perSecond > report.complete.perSecond)
  assert.ok(report.latency.complete.median >= report.latency.acknowledged.median)
})
