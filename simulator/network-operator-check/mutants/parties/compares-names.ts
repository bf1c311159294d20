import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'The identifier is looked up to a name, and names are compared; two parties of one name become one.',
}

export default misreading((question) =>
  withParties(question, (parties) =>
    parties.map((party) => ({
      ...party,
      entityIdentifiers: parties
        .filter(({ name }) => name === party.name)
        .flatMap(({ entityIdentifiers }) => entityIdentifiers),
    })),
  ),
)
