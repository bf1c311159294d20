import { type Flaw, misreading } from '../workshop/flawed.ts'
import { knownBy } from '../workshop/misread-identifiers.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'The column is two characters too short, and the database cut the identifiers off without a word.',
}

export default misreading((question) => knownBy(question, (identifier) => identifier.slice(0, 20)))
