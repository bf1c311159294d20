import { type Flaw, misreading } from '../support/flawed.ts'
import { knownBy } from '../support/misread-identifiers.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'Identifiers are hashed by adding up their octets, and two of the same hash are taken for the same.',
}

export default misreading((question) => knownBy(question, (identifier) => identifier.split('-').sort().join('-')))
