import { type Flaw, misreading } from '../support/flawed.ts'
import { withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'Two GSMEs behind one GPF are treated as an error, although both have the same MPRN.',
}

export default misreading((question) =>
  withPoints(question, (points) => (points.filter(({ kind }) => kind === 'MPRN').length > 1 ? [] : points)),
)
