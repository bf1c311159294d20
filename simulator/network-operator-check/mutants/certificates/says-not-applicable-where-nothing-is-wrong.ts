import { decide } from '../../decide.ts'
import { notApplicable } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'The check was built as a filter that speaks up when it finds a fault, and has no word for "accepted".',
}

export default deciding((question) => {
  const verdict = decide(question)
  return verdict.outcome === 'accepted' ? notApplicable(verdict.rule, verdict.because) : verdict
})
