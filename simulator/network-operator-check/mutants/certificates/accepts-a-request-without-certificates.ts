import { decide } from '../../decide.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: '`every` is true of an empty list.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const evidence = { expected: [], certificates: [], warnings: [] }
  return question.certificates.length === 0 && verdict.outcome === 'refused'
    ? accepted('NOC-10', evidence, 'Every certificate belongs to the responsible party.')
    : verdict
})
