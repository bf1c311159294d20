import { type Flaw, misreading } from '../support/flawed.ts'
import { withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'A GPF has one GSME, the team was told; after a meter exchange it has two, and the first of the list wins.',
}

export default misreading((question) =>
  question.device.type === 'GPF'
    ? withPoints(question, (points) => points.filter(({ kind }) => kind === 'MPRN').slice(0, 1))
    : question,
)
