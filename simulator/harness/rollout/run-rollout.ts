import { createRandom } from '../../environment/randomness.ts'
import { createFleet, largestFleet } from '../../fleet/fleet.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'
import type { Assumptions, CauseShares } from './assumptions.ts'
import { courseOf, type RolloutMode } from './course.ts'
import { createAskCheck } from './decision.ts'
import { type Installation, installations } from './installations.ts'
import { createSampling } from './sample.ts'
import { createTotals, type RolloutTotals } from './totals.ts'

/** What is to be rolled out, and what is assumed of it. */
export interface RolloutPlan {
  readonly seed: string
  readonly premises: number
  readonly days: number
  /** Share of slots that a mistake is made about. */
  readonly wrong: number
  readonly modes: readonly RolloutMode[]
  readonly assumptions: Assumptions
  readonly causes: CauseShares
  /** Slots that are played through the real network too. */
  readonly sample: number
}

export interface RolloutRun {
  readonly mode: RolloutMode
  readonly totals: RolloutTotals
}

/** A rollout as it was worked out, and the slots on which the real network is to prove it. */
export interface RolloutResult {
  readonly runs: readonly RolloutRun[]
  readonly sample: readonly Installation[]
}

/** The first day of every rollout: certificates of the generated SMKI are valid then, and for years. */
export const rolloutStart: Instant = instant(Date.parse('2027-01-04T09:00:00Z'))

/** More have no place in the largest fleet, whose ESMEs are delivered in fixed shares. */
export const mostPremises = 1_000_000

/** Works a rollout out by the check's own code. @param progress told of each slot that is done */
export function workOut(plan: RolloutPlan, progress: () => void = () => {}): RolloutResult {
  const { seed, modes, days, assumptions } = plan
  const random = createRandom(seed)
  const smki = smkiOfSeed(seed)
  const fleet = createFleet({ random: random.derive('fleet'), smki, size: largestFleet })
  const askCheck = createAskCheck(rolloutStart)
  const runs = modes.map((mode) => ({ mode, totals: createTotals(days) }))
  const sampling = createSampling(plan.sample)
  for (const installation of installations({ ...plan, random: random.derive('rollout'), smki, fleet })) {
    for (const { mode, totals } of runs) totals.add(courseOf(installation, { mode, askCheck, assumptions }))
    sampling.offer(installation)
    progress()
  }
  return {
    runs: runs.map(({ mode, totals }) => ({ mode, totals: totals.totals() })),
    sample: sampling.chosen(),
  }
}
