import { decide } from '../decide.ts'
import { notApplicable } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'

const rule = 'NOC-2'

/** Implementations that break NOC-2. */
export const mutants: Mutants = {
  'checks-gsme-in-the-handover': [
    { rule, story: 'The team thinks of "gas" and treats a GSME like the GPF that stands before it.' },
    misreading((question) =>
      question.device.type === 'GSME' && question.serviceReferenceVariant === '6.21'
        ? { ...question, device: { ...question.device, type: 'GPF' } }
        : question,
    ),
  ],
  'checks-whatever-has-an-mpan': [
    {
      rule,
      story:
        'The inventory gives an MPAN for every device of the premises, so the team decides by that and never by the device type.',
    },
    misreading((question) =>
      question.device.meteringPoints.some(({ kind }) => kind === 'MPAN') && question.device.type !== 'GPF'
        ? { ...question, device: { ...question.device, type: 'ESME' } }
        : question,
    ),
  ],
  'leaves-esme-out-of-the-handover': [
    {
      rule,
      story:
        'Handover was introduced for gas proxies, and the team never heard that it serves electricity meters as well.',
    },
    deciding((question) =>
      question.serviceReferenceVariant === '6.21' && question.device.type === 'ESME'
        ? notApplicable('NOC-2', 'A handover is checked for a GPF.')
        : decide(question),
    ),
  ],
  'leaves-gpf-out-of-the-handover': [
    {
      rule,
      story: 'A Gas Proxy Function is no meter and has no metering point of its own, so the team leaves it out.',
    },
    deciding((question) =>
      question.device.type === 'GPF' ? notApplicable('NOC-2', 'A GPF has no metering point.') : decide(question),
    ),
  ],
}
