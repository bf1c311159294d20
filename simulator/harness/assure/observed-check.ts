import type { Check } from '../../dcc/check/check.ts'
import { failureReasonOf } from '../../dcc/check/implementations/check-failure.ts'
import type { NoVerdict } from '../../dcc/check/shadow/shadow-record.ts'
import type { CheckRequest, CheckVerdict } from '../../network-operator-check/contract.ts'
import { decide } from '../../network-operator-check/decide.ts'
import { toCheckRequest } from '../../network-operator-check/question.ts'

/** One question that an implementation was asked, what it said of it, and what ours says. */
export interface Observation {
  readonly request: CheckRequest
  readonly theirs: CheckVerdict | NoVerdict
  readonly ours: CheckVerdict
}

/** An implementation of the check that is watched while it decides: every question is noted with both verdicts. */
export function observed(underTest: Check, note: (observation: Observation) => void): Check {
  return {
    async decide(question) {
      const seen = { request: toCheckRequest(question), ours: decide(question) }
      try {
        const theirs = await underTest.decide(question)
        note({ ...seen, theirs })
        return theirs
      } catch (failure) {
        note({ ...seen, theirs: noVerdict(failure) })
        throw failure
      }
    },
  }
}

const noVerdict = (failure: unknown): NoVerdict => ({
  outcome: 'no-verdict',
  reason: failureReasonOf(failure),
  because: failure instanceof Error ? failure.message : String(failure),
})
