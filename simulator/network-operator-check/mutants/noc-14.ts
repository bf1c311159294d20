import { decide } from '../decide.ts'
import { notApplicable } from '../verdicts.ts'
import { deciding, type Mutants } from './support/flawed.ts'

const rule = 'NOC-14'

/** Implementations that break NOC-14. */
export const mutants: Mutants = {
  'trusts-the-transform': [
    {
      rule,
      story:
        'The certificates were checked when the Pre-Command was made, so the team lets the Signed Pre-Command pass.',
    },
    deciding((question) =>
      question.carriedBy === 'signed-pre-command'
        ? notApplicable('NOC-14', 'Transform was checked.')
        : decide(question),
    ),
  ],
}
