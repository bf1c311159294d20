import { isAccessControlBrokers } from '../../certificate-roles.ts'
import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story:
    'The setting is thought to give the whole slot back, so one certificate of the ACB beside one of the operator is refused.',
}

export default misreading((question) =>
  question.certificates.every(isAccessControlBrokers)
    ? question
    : { ...question, settings: { ...question.settings, allowAccessControlBroker: false } },
)
