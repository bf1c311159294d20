import { type Flaw, misreading } from '../support/flawed.ts'
import { asDetermining, withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-15',
  story: 'A twin-element meter has two MPANs, and a later one of the list overwrites the first.',
}

export default misreading((question) =>
  withPoints(question, (points) =>
    asDetermining(question, points.filter(({ purpose }) => purpose !== 'export').at(-1)),
  ),
)
