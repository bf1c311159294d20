import { decide } from '../../decide.ts'
import { refused } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-15',
  story: 'The warning has a code like a reason for refusal, and ends up as one.',
}

export default deciding((question) => {
  const verdict = decide(question)
  if (verdict.outcome !== 'accepted' || !verdict.warnings.includes('other-network-party-on-secondary-point'))
    return verdict
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  return refused('NOC-15', 'ambiguous-registration', evidence, 'The metering points have different network parties.')
})
