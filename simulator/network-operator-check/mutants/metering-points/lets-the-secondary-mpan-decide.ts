import { type Flaw, misreading } from '../workshop/flawed.ts'
import { asDetermining, withPoints } from '../workshop/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-15',
  story: 'A twin-element meter has two MPANs, and a later one of the list overwrites the first.',
}

export default misreading((question) =>
  withPoints(question, (points) =>
    asDetermining(question, points.filter(({ purpose }) => purpose !== 'export').at(-1)),
  ),
)
