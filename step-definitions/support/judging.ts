import { expect } from 'chai'
import type { CheckOutcome } from '../../simulator/harness/index.ts'

/** What a scenario may say of a verdict: its outcome, and the grounds that it cites. */
export interface ExpectedVerdict {
  readonly outcome: CheckOutcome
  readonly rule?: string
  readonly reason?: string | null
  readonly expected?: readonly string[]
  readonly warnings?: readonly string[]
}

/** How closely the verdicts of the check are looked at. */
export interface Judging {
  /** Fails where the verdict is not the expected one, as far as it is looked at. */
  hold(verdict: object | undefined, expected: ExpectedVerdict): void
}

/** Everything that a scenario says counts. */
const inFull: Judging = { hold: (verdict, expected) => compare(verdict, expected) }

/** Two teams may cite different grounds for the same refusal: only what becomes of the request counts. */
const byOutcome: Judging = { hold: (verdict, { outcome }) => compare(verdict, { outcome }) }

export const judging = (strict: boolean): Judging => (strict ? inFull : byOutcome)

function compare(verdict: object | undefined, expected: object): void {
  const found = Object.entries(verdict ?? {}).filter(([name]) => name in expected)
  expect(Object.fromEntries(found), 'the verdict of the check').to.deep.equal(expected)
}
