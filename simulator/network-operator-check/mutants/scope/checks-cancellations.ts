import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-5',
  story: 'A cancellation is the same Service Request with an odd date, and the team handles it like any other.',
}

export default misreading((question) => ({ ...question, cancels: false }))
