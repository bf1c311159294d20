import { decide } from '../../decide.ts'
import type { ReplacementCertificate } from '../../question.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story: 'A certificate without the attribute gives null, and null is skipped in the comparison.',
}

export default deciding((question) => {
  const named = question.certificates.filter((replacement) => !isNameless(replacement))
  if (named.length === question.certificates.length) return decide(question)
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  return named.length === 0
    ? accepted('NOC-10', evidence, 'Nothing is wrong.')
    : decide({ ...question, certificates: named })
})

const isNameless = ({ certificate }: ReplacementCertificate): boolean =>
  certificate !== null && certificate.subject.uniqueIdentifier === null
