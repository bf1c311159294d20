import type { AskCheck } from '../decision.ts'

/** A check that has nothing against anything: a sample has to tell it from the real one. */
export const accepting: AskCheck = () => ({
  outcome: 'accepted',
  rule: 'NOC-10',
  expected: [],
  found: [],
  because: 'It accepts everything.',
  warnings: [],
})
