import { type Flaw, misreading } from '../support/flawed.ts'
import { knownBy } from '../support/misread-identifiers.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'The column is two characters too short, and the database cut the identifiers off without a word.',
}

export default misreading((question) => knownBy(question, (identifier) => identifier.slice(0, 20)))
