import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRandom } from '../../simulator/environment/randomness.ts'
import type { Latency } from '../../simulator/harness/load/load-record.ts'
import type { Cost } from './measure.ts'
import { type Costs, meanOf, messageKinds, planFor } from './national-plan.ts'

const latency: Latency = { count: 0, meanMs: 0, p50Ms: 0, p90Ms: 0, p99Ms: 0, p999Ms: 0, maxMs: 0 }
const cost = (dcc: number, fleet: number, database: number): Cost => ({
  messages: 100,
  processorMs: { dcc, fleet, database },
  database: { commits: 1, rowsWritten: 6, rowsRemoved: 2, log: 1_000 },
  answer: latency,
  serviceResponse: latency,
})
const costs: Costs = {
  reading: cost(6, 3, 3),
  inventory: cost(2, 0, 1),
  handover: cost(8, 4, 4),
  refused: cost(2, 0, 1),
}
const ground = { costs, commitMs: 2, connectionsPerProcess: 5, simulatedSeconds: 20 }

describe('a plan for a rate', () => {
  it('has processors for what the messages cost, none of them busier than planned', () => {
    const plan = planFor(1_000, ground, createRandom('plan'))
    // 75 readings, 10 of the inventory, 10 handovers and 5 refused of 100: 5.6 ms of a DCC on average.
    const mean = meanOf(costs, ({ processorMs }) => processorMs.dcc ?? 0)
    assert.ok(Math.abs(mean - 5.6) < 0.001, `${mean} ms`)
    assert.equal(plan.dccs, Math.ceil(5.6 / 0.6))
    assert.equal(plan.connections, (plan.dccs + plan.fleets) * 5)
    assert.equal(Math.round(plan.rowsPerSecond), 8_000)
    assert.equal(Math.round(plan.logPerSecond), 1_000_000)
    for (const [station, busy] of Object.entries(plan.simulated.busy)) assert.ok(busy < 0.65, `${station} ${busy}`)
    assert.ok(plan.simulated.answer.p50 < plan.simulated.end.p50)
  })

  it('spends on every message what was measured, wherever it waits', () => {
    for (const { name, steps } of messageKinds(costs, 2)) {
      const at = (station: string): number =>
        steps.reduce((sum, step) => sum + ('station' in step && step.station === station ? step.meanMs : 0), 0)
      const measured = costs[name as keyof Costs].processorMs
      for (const part of ['dcc', 'fleet', 'database'] as const)
        assert.ok(Math.abs(at(part) - (measured[part] ?? 0)) < 1e-9, `${name} at ${part}`)
    }
  })
})
