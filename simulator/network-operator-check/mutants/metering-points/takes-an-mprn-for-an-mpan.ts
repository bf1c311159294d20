import { type Flaw, misreading } from '../support/flawed.ts'
import { asDetermining, withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'The kind of a metering point is ignored: what is marked import decides, for whatever fuel.',
}

export default misreading((question) =>
  withPoints(question, (points) =>
    points.flatMap((point) => (point.purpose === 'import' ? asDetermining(question, point) : [point])),
  ),
)
