import { type Flaw, misreading } from '../support/flawed.ts'
import { forgiving } from '../support/lenient-certificate.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story: 'The subject is searched for the OU, and the search stops at the first.',
}

export default misreading((question) =>
  forgiving(question, ({ organisationalUnits: [first], uniqueIdentifiers }) => ({
    role: first,
    octets: uniqueIdentifiers.length === 1 ? uniqueIdentifiers[0]?.subarray(1) : undefined,
  })),
)
