import { parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story:
    'A map from identifier to party is built the other way round, so the one identifier of a group stays with its last licence area.',
}

export default misreading((question) =>
  withParties(question, (parties) => {
    const owner = new Map(
      parties.flatMap(({ id, entityIdentifiers }) =>
        entityIdentifiers.map((text) => [parseEntityIdentifier(text), id]),
      ),
    )
    return parties.map((party) => ({
      ...party,
      entityIdentifiers: party.entityIdentifiers.filter((text) => owner.get(parseEntityIdentifier(text)) === party.id),
    }))
  }),
)
