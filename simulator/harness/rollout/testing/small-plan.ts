import { readAssumptions, usualCauses } from '../assumptions.ts'
import { rolloutModes } from '../course.ts'
import type { RolloutPlan } from '../run-rollout.ts'

/** A rollout that takes a few milliseconds, with mistakes and lags enough. @param set assumptions, such as `lagShare=0` */
export const smallPlan = (said: Partial<RolloutPlan> = {}, set: readonly string[] = []): RolloutPlan => ({
  seed: 'gb',
  premises: 100,
  days: 200,
  wrong: 0.4,
  modes: rolloutModes,
  assumptions: readAssumptions(['lagShare=0.2', 'interruptionsPerYear=20', ...set]),
  causes: usualCauses,
  sample: 0,
  ...said,
})
