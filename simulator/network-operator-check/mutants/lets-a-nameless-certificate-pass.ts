import { decide } from '../decide.ts'
import { accepted } from '../verdicts.ts'
import { deciding, type Flaw } from './workshop/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story: 'A certificate without the attribute gives null, and null is skipped in the comparison.',
}

export default deciding((question) => {
  const named = question.certificates.filter(({ certificate }) => certificate?.subject.uniqueIdentifier !== null)
  const verdict = decide(question)
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  if (verdict.rule !== 'NOC-11') return verdict
  return named.length === 0
    ? accepted('NOC-10', evidence, 'Nothing is wrong.')
    : decide({ ...question, certificates: named })
})
