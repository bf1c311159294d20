import { type Flaw, misreading } from '../support/flawed.ts'
import { knownBy } from '../support/misread-identifiers.ts'

export const flaw: Flaw = {
  rule: 'NOC-9',
  story: 'The identifier is parsed into a JavaScript number, which keeps 53 of its 64 bits.',
}

export default misreading((question) =>
  knownBy(question, (identifier) => String(Number(`0x${identifier.replaceAll('-', '')}`))),
)
