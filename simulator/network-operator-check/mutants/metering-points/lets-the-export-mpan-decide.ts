import { type Flaw, misreading } from '../support/flawed.ts'
import { asDetermining, withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-15',
  story: 'The premises have solar panels, and the export MPAN, being newer, stands first in the lookup.',
}

export default misreading((question) =>
  withPoints(question, (points) => {
    const exported = points.filter(({ purpose }) => purpose === 'export')
    return exported.length > 0 ? asDetermining(question, exported[0]) : points
  }),
)
