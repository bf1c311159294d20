import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-3',
  story: 'What is no supplier in the enumeration of Remote Party Roles is taken for a network of some kind.',
}

export default misreading((question) =>
  slotsOfTheDcc.includes(question.remotePartyRole) ? { ...question, remotePartyRole: 'NetworkOperator' } : question,
)

const slotsOfTheDcc = ['Root', 'Recovery', 'TransCoS']
