import { type Flaw, misreading } from '../support/flawed.ts'
import { knownBy } from '../support/misread-identifiers.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'The screens of the operators show the last six octets, and the team compares what it sees.',
}

export default misreading((question) => knownBy(question, (identifier) => identifier.slice('90-B3-'.length)))
