import { decide } from '../../decide.ts'
import { notApplicable } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-2',
  story: 'Handover was introduced for gas proxies, and the team never heard that it serves electricity meters as well.',
}

export default deciding((question) =>
  question.serviceReferenceVariant === '6.21' && question.device.type === 'ESME'
    ? notApplicable('NOC-2', 'A handover is checked for a GPF.')
    : decide(question),
)
