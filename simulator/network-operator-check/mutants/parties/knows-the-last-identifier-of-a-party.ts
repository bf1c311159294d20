import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'The identifiers are loaded into a map by party, and each line of the file overwrites the one before.',
}

export default misreading((question) =>
  withParties(question, (parties) =>
    parties.map((party) => ({ ...party, entityIdentifiers: party.entityIdentifiers.slice(-1) })),
  ),
)
