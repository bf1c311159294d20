import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { playSample } from './play-sample.ts'
import { workOut } from './run-rollout.ts'
import { smallPlan } from './testing/small-plan.ts'

describe('the whole network and what was worked out', () => {
  for (const seed of ['1', 'winter']) {
    const plan = smallPlan({ seed, premises: 3_000, days: 365, sample: 90 })
    const { sample } = workOut(plan)
    for (const mode of plan.modes)
      it(`agree about 90 slots and a year: seed ${seed}, check ${mode}`, async () => {
        const { disagreements, compared } = await playSample(plan, sample, mode)
        assert.deepEqual(disagreements, [])
        assert.ok(compared > 400)
      })
  }
})
