import { decide } from '../../decide.ts'
import { refused } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'The team assumes that a handover always replaces both, and refuses what the schema allows.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const uses = new Set(question.certificates.map(({ use }) => use))
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  return verdict.outcome === 'accepted' && uses.size < 2
    ? refused('NOC-10', 'wrong-role', evidence, 'A certificate is missing.')
    : verdict
})
