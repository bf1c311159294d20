import { type Flaw, misreading } from '../support/flawed.ts'
import { withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'The column is ten characters wide, so every MPRN is expected to have ten digits; older ones have fewer.',
}

export default misreading((question) =>
  withPoints(question, (points) => points.filter(({ kind, value }) => kind === 'MPAN' || value.length === 10)),
)
