import { decide } from '../../decide.ts'
import { notApplicable } from '../../verdicts.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-2',
  story: 'A Gas Proxy Function is no meter and has no metering point of its own, so the team leaves it out.',
}

export default deciding((question) =>
  question.device.type === 'GPF' ? notApplicable('NOC-2', 'A GPF has no metering point.') : decide(question),
)
