import { decide } from '../../decide.ts'
import { notApplicable } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-14',
  story: 'The certificates were checked when the Pre-Command was made, so the team lets the Signed Pre-Command pass.',
}

export default deciding((question) =>
  question.carriedBy === 'signed-pre-command' ? notApplicable('NOC-14', 'Transform was checked.') : decide(question),
)
