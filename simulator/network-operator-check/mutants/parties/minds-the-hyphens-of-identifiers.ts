import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'Identifiers are compared as text in upper case, with the hyphens that DUIS writes and not every source has.',
}

export default misreading((question) =>
  withParties(question, (parties) =>
    parties.map((party) => ({
      ...party,
      entityIdentifiers: party.entityIdentifiers.filter((text) => text.includes('-')),
    })),
  ),
)
