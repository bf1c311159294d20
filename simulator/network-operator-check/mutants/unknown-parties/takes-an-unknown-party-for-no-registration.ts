import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'Records are joined with the table of parties, and a record whose party is not in it falls out of the join.',
}

export default misreading((question) => ({
  ...question,
  registration: question.registration.filter(
    ({ networkParty }) => question.networkParties.party(networkParty) !== undefined,
  ),
}))
