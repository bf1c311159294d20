import { isAccessControlBrokers } from '../../certificate-roles.ts'
import { decide } from '../../decide.ts'
import { excludedFromScope } from '../../scope.ts'
import { accepted } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story:
    'Once an allowed certificate of the ACB is found the request is taken for one that gives the slot back, and accepted.',
}

export default deciding((question) => {
  const scope = excludedFromScope(question)
  const evidence = { expected: [], certificates: question.certificates, warnings: [] }
  return scope === null &&
    question.settings.allowAccessControlBroker &&
    question.certificates.some(isAccessControlBrokers)
    ? accepted('NOC-13', evidence, 'The certificates give the slot back.')
    : decide(question)
})
