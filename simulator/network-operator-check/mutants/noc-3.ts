import { type Mutants, misreading } from './support/flawed.ts'

const rule = 'NOC-3'

const slotsOfTheDcc = ['Root', 'Recovery', 'TransCoS']

/** Implementations that break NOC-3. */
export const mutants: Mutants = {
  'checks-the-acb-slot': [
    {
      rule,
      story:
        'The ACB holds the slot before the network operator does, so the team reads ACB as "the network operator slot, still with the DCC".',
    },
    misreading((question) =>
      question.remotePartyRole === 'ACB' ? { ...question, remotePartyRole: 'NetworkOperator' } : question,
    ),
  ],
  'checks-the-slots-of-the-dcc': [
    {
      rule,
      story: 'What is no supplier in the enumeration of Remote Party Roles is taken for a network of some kind.',
    },
    misreading((question) =>
      slotsOfTheDcc.includes(question.remotePartyRole) ? { ...question, remotePartyRole: 'NetworkOperator' } : question,
    ),
  ],
  'checks-the-supplier-slot': [
    {
      rule,
      story: 'The team assumes that whoever sends these Service Requests always means the network operator slot.',
    },
    misreading((question) =>
      question.remotePartyRole === 'Supplier' ? { ...question, remotePartyRole: 'NetworkOperator' } : question,
    ),
  ],
}
