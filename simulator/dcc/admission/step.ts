import type { Put } from '../../vocabulary/ports/state.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { Breach } from '../transcript/breach.ts'
import type { Decision } from '../transcript/decision.ts'

/** The request may go on; `saw` is what the step looked at. */
export interface Passed {
  readonly outcome: 'passed' | 'not-applicable'
  readonly saw: string
  /** What a setting let through that the standard would not. */
  readonly leniency?: string
  /** What the check decided, where it was this step that asked it. */
  readonly decision?: Decision
  /** Why the request is held although it may go on. */
  readonly breach?: Breach
  /** What becomes durable where the request goes on. */
  readonly counts?: readonly Put[]
}

/** The request ends here, with what would have let it through. */
export interface Refused {
  readonly outcome: 'refused'
  readonly code: ResponseCode
  readonly saw: string
  readonly wouldHaveAccepted: string
  /** The rule that the refusal rests on, where it is not the step's own. */
  readonly rule?: string
  readonly decision?: Decision
}

export type Judgement = Passed | Refused

/** One step of admission: a name, the rule it rests on, and its judgement of a case. */
export interface AdmissionStep<Case> {
  readonly name: string
  readonly rule: string
  readonly judge: (facts: Case) => Judgement | Promise<Judgement>
}

export const passed = (saw: string): Passed => ({ outcome: 'passed', saw })

export const notApplicable = (saw: string): Passed => ({ outcome: 'not-applicable', saw })

export const refused = (code: ResponseCode, saw: string, wouldHaveAccepted: string): Refused => ({
  outcome: 'refused',
  code,
  saw,
  wouldHaveAccepted,
})
