import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'Identifiers are compared as text, and the certificate is printed in upper case.',
}

export default misreading((question) =>
  withParties(question, (parties) =>
    parties.map((party) => ({
      ...party,
      entityIdentifiers: party.entityIdentifiers.filter((text) => text === text.toUpperCase()),
    })),
  ),
)
