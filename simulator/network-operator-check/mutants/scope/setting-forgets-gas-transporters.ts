import { decide } from '../../decide.ts'
import { notApplicable } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-4',
  story: '"Network operator" means a distributor to the team, so the setting reaches the role ED and not GT.',
}

export default deciding((question) =>
  question.submittedBy.userRole === 'GT' ? notApplicable('NOC-4', 'Distributors are checked.') : decide(question),
)
