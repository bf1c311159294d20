import { type Flaw, misreading } from '../support/flawed.ts'
import { knownBy } from '../support/misread-identifiers.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story:
    'The team compares the company prefix of the EUI-64, as it does with network cards, and half the industry shares one.',
}

export default misreading((question) => knownBy(question, (identifier) => identifier.slice(0, 14)))
