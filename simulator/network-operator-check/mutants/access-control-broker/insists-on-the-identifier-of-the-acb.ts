import { dccParties } from '../../../market/dcc-parties.ts'
import { decide } from '../../decide.ts'
import { refused } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story:
    'The setting names the Access Control Broker, and the team knows it by the identifier of the test environment.',
}

export default deciding((question) => {
  const verdict = decide(question)
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  const isAnother = question.certificates.some(
    ({ certificate }) => certificate?.subject.uniqueIdentifier !== dccParties.accessControlBroker.entityIdentifier,
  )
  return verdict.outcome === 'accepted' && verdict.rule === 'NOC-13' && isAnother
    ? refused('NOC-13', 'wrong-role', evidence, 'This is another Access Control Broker.')
    : verdict
})
