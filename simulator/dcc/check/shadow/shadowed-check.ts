import type { CheckVerdict } from '../../../network-operator-check/contract.ts'
import type { CheckQuestion } from '../../../network-operator-check/question.ts'
import type { InFlight } from '../../../vocabulary/ports/in-flight.ts'
import type { Check } from '../check.ts'
import { failureReasonOf } from '../implementations/check-failure.ts'
import { type NoVerdict, type Opinion, opinionOf, type ShadowRecord } from './shadow-record.ts'

/** Questions that a shadow may be at; while it is at so many, live traffic is not compared. */
const mostUnderWay = 256

export interface ShadowedCheckOptions {
  /** Whose verdict counts. */
  readonly deciding: Check
  /** Who is asked the same, and only compared. */
  readonly shadow: Check
  readonly record: ShadowRecord
  /** The world is not settled before the comparison is. */
  readonly inFlight: InFlight
}

/** A check that lets one implementation decide, and notes where another does not agree. The other costs no request time. */
export function shadowed({ deciding, shadow, record, inFlight }: ShadowedCheckOptions): Check {
  let underWay = 0

  const compare = async (question: CheckQuestion, verdict: Promise<CheckVerdict>) => {
    underWay += 1
    const [decided, opinion] = await Promise.all([verdict.catch(() => null), opinionFrom(shadow.decide(question))])
    underWay -= 1
    // Without a decision there is nothing to agree with; the DCC reports that by itself.
    if (decided !== null) record.compare(question, decided, opinion)
  }

  return {
    consider: (question) => deciding.decide(question),
    decide(question) {
      const verdict = deciding.decide(question)
      if (underWay < mostUnderWay) void inFlight.during(compare(question, verdict))
      else record.leaveOut()
      return verdict
    },
  }
}

const opinionFrom = (deciding: Promise<CheckVerdict>): Promise<Opinion | NoVerdict> =>
  deciding.then(opinionOf, (failure: unknown) => ({
    outcome: 'no-verdict',
    reason: failureReasonOf(failure),
    because: failure instanceof Error ? failure.message : String(failure),
  }))
