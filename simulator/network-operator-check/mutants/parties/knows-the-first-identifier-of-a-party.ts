import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'The table of parties has one column for the Entity Identifier, so the first of the list is kept.',
}

export default misreading((question) =>
  withParties(question, (parties) =>
    parties.map((party) => ({ ...party, entityIdentifiers: party.entityIdentifiers.slice(0, 1) })),
  ),
)
