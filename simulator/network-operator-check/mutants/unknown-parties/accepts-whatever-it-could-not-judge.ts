import { decide } from '../../decide.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story:
    'Anything that goes wrong inside is caught, and the request let pass, so that the check can never stop the business.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  const unreadable = question.certificates.some(({ certificate }) => certificate === null)
  return verdict.outcome === 'refused' && unreadable ? accepted('NOC-10', evidence, 'An error was ignored.') : verdict
})
