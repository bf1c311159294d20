import { type Flaw, misreading } from '../support/flawed.ts'
import { withParties } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'The team understood "the certificate of a network operator" and looks the identifier up among all of them.',
}

export default misreading((question) =>
  withParties(question, (parties) => {
    const all = parties.flatMap(({ entityIdentifiers }) => entityIdentifiers)
    return parties.map((party) => ({ ...party, entityIdentifiers: all }))
  }),
)
