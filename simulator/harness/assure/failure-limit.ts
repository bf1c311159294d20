import type { Check } from '../../dcc/check/check.ts'
import {
  CheckFailure,
  type CheckFailureReason,
  failureReasonOf,
} from '../../dcc/check/implementations/check-failure.ts'

/** How many failures, and how long, before an implementation is not asked any more. */
export interface FailureLimit {
  /** Questions in a row that ran out of time, or for which it could not be started. */
  readonly timeOuts: number
  /** Real time that questions in a row took to fail, for whatever reason. */
  readonly failedForMs: number
}

const hopeless: readonly CheckFailureReason[] = ['time-out', 'not-started']

/**
 * An implementation that is not asked any more once questions in a row have failed and cost too much: a run should end in
 * bounded time whatever it judges. What it is not asked fails at once, as not asked.
 */
export function withFailureLimit(check: Check, most: FailureLimit = { timeOuts: 3, failedForMs: 20_000 }): Check {
  let timeOuts = 0
  let lost = 0
  const isOver = () => timeOuts >= most.timeOuts || lost >= most.failedForMs
  return {
    async decide(question) {
      if (isOver()) throw new CheckFailure('not-asked', 'It is not asked any more: too many questions in a row failed')
      const begun = performance.now()
      try {
        const verdict = await check.decide(question)
        timeOuts = 0
        lost = 0
        return verdict
      } catch (failure) {
        timeOuts = hopeless.includes(failureReasonOf(failure)) ? timeOuts + 1 : 0
        lost += performance.now() - begun
        throw failure
      }
    },
  }
}
