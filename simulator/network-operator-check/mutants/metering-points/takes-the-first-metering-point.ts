import { type Flaw, misreading } from '../support/flawed.ts'
import { asDetermining, withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'In every example the list has one metering point, so the team takes the first, of whatever kind.',
}

export default misreading((question) => withPoints(question, ([first]) => asDetermining(question, first)))
