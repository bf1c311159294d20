import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-3',
  story:
    'The ACB holds the slot before the network operator does, so the team reads ACB as "the network operator slot, still with the DCC".',
}

export default misreading((question) =>
  question.remotePartyRole === 'ACB' ? { ...question, remotePartyRole: 'NetworkOperator' } : question,
)
