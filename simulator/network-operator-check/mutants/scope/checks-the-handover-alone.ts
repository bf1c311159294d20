import { decide } from '../../decide.ts'
import { notApplicable } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-1',
  story:
    'The change was explained to the team as "the check on handover", so Update Security Credentials was never in its backlog.',
}

export default deciding((question) =>
  question.serviceReferenceVariant === '6.15.1'
    ? notApplicable('NOC-1', 'Only a handover is checked.')
    : decide(question),
)
