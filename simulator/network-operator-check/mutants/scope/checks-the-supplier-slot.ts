import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-3',
  story: 'The team assumes that whoever sends these Service Requests always means the network operator slot.',
}

export default misreading((question) =>
  question.remotePartyRole === 'Supplier' ? { ...question, remotePartyRole: 'NetworkOperator' } : question,
)
