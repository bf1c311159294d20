import { determiningPoint } from '../../determining-point.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asDetermining, withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-15',
  story: 'Without an import MPAN the export MPAN is better than nothing, the team thinks.',
}

export default misreading((question) =>
  determiningPoint(question) === null
    ? withPoints(question, (points) =>
        asDetermining(
          question,
          points.find(({ purpose }) => purpose === 'export'),
        ),
      )
    : question,
)
