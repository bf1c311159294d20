import { decide } from '../../decide.ts'
import { registeredParty } from '../../responsible-party.ts'
import { refused } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story:
    'The registration is read before anything else, and without a record there is a refusal, even for the DCC itself.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const registered = registeredParty(question)
  if (verdict.rule !== 'NOC-13' || verdict.outcome !== 'accepted' || registered.ok) return verdict
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  return refused('NOC-12', registered.failure.reason, evidence, `${registered.failure.because}.`)
})
