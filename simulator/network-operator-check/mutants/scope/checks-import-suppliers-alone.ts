import { decide } from '../../decide.ts'
import { notApplicable } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-4',
  story:
    'The electricity team wrote it, for the role of an import supplier; gas suppliers send the same request in the role GS.',
}

export default deciding((question) =>
  question.submittedBy.userRole === 'GS' ? notApplicable('NOC-4', 'Import suppliers are checked.') : decide(question),
)
