import type { Check } from '../../dcc/check/check.ts'
import { CheckFailure, failureReasonOf } from '../../dcc/check/implementations/check-failure.ts'

/**
 * An implementation that is not asked any more once it has let several questions in a row run out of time: each costs
 * seconds of real time, and a run should end in bounded time whatever it judges.
 *
 * @param mostInARow time-outs in a row after which every question fails at once, with the same reason
 */
export function withPatience(check: Check, mostInARow = 3): Check {
  let inARow = 0
  return {
    async decide(question) {
      if (inARow >= mostInARow)
        throw new CheckFailure('time-out', `It is not asked any more: ${mostInARow} questions in a row ran out of time`)
      try {
        const verdict = await check.decide(question)
        inARow = 0
        return verdict
      } catch (failure) {
        inARow = failureReasonOf(failure) === 'time-out' ? inARow + 1 : 0
        throw failure
      }
    },
  }
}
