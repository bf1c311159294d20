import { parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'One entry that is no identifier makes the parser of the whole list fail, and the party is left with none.',
}

export default misreading((question) =>
  withParties(question, (parties) =>
    parties.map((party) => ({
      ...party,
      entityIdentifiers: party.entityIdentifiers.every((text) => parseEntityIdentifier(text) !== null)
        ? party.entityIdentifiers
        : [],
    })),
  ),
)
