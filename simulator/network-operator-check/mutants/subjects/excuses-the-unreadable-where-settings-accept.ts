import { decide } from '../../decide.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story: 'Whatever keeps the check from an answer is one case to the team, and the settings say to accept.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const { certificates, settings } = question
  const acceptsAll = Object.values(settings.onUnknown).every((setting) => setting === 'accept')
  const isUnreadable = certificates.some(({ certificate }) => certificate === null)
  return verdict.outcome === 'refused' && acceptsAll && isUnreadable
    ? accepted('NOC-12', { expected: [], certificates, warnings: [] }, 'What cannot be known is accepted.')
    : verdict
})
