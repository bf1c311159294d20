import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story:
    'Names are compared by how they begin, to forgive differences in spelling; the members of a group begin alike.',
}

export default misreading((question) =>
  withParties(question, (parties) =>
    parties.map((party) => ({
      ...party,
      entityIdentifiers: parties
        .filter(({ name }) => brandOf(name) === brandOf(party.name))
        .flatMap(({ entityIdentifiers }) => entityIdentifiers),
    })),
  ),
)

const brandOf = (name: string): string => name.split(' ')[0] ?? ''
