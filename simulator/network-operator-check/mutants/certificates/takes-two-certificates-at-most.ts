import { decide } from '../../decide.ts'
import { refused } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'A slot has two cells, so a third certificate is taken for an attempt to smuggle one in.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  return verdict.outcome === 'accepted' && question.certificates.length > 2
    ? refused('NOC-10', 'wrong-role', evidence, 'There are more certificates than cells.')
    : verdict
})
