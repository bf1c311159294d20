import { type Flaw, misreading } from '../support/flawed.ts'
import { asDetermining, withPoints } from '../support/misread-points.ts'

export const flaw: Flaw = {
  rule: 'NOC-6',
  story: 'Every device of the premises is looked up by the MPAN of its electricity meter, the GPF too.',
}

export default misreading((question) =>
  question.device.type === 'GPF'
    ? withPoints(question, (points) =>
        asDetermining(
          question,
          points.find(({ kind }) => kind === 'MPAN'),
        ),
      )
    : question,
)
