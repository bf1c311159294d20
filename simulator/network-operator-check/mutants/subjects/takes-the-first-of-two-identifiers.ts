import { type Flaw, misreading } from '../support/flawed.ts'
import { forgiving } from '../support/lenient-certificate.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story: 'The subject is searched for the attribute, and the search stops at the first.',
}

export default misreading((question) =>
  forgiving(question, ({ organisationalUnits, uniqueIdentifiers: [first] }) => ({
    role: organisationalUnits[0],
    octets: first?.subarray(1),
  })),
)
