import type { CheckVerdict } from '../../network-operator-check/contract.ts'
import { decide } from '../../network-operator-check/decide.ts'
import type { CheckQuestion } from '../../network-operator-check/question.ts'

/** Decides whether the certificates of a request may go into a device's network operator slot. */
export interface Check {
  /** Rejects where the implementation gives no verdict. */
  decide(question: CheckQuestion): Promise<CheckVerdict>
  /** The same, where nobody is to be told or compared; `decide` where absent. */
  consider?(question: CheckQuestion): Promise<CheckVerdict>
}

/** The simulator's own implementation of the check. */
export const ourCheck: Check = { decide: async (question) => decide(question) }
