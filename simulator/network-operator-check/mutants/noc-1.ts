import { decide } from '../decide.ts'
import { notApplicable } from '../verdicts.ts'
import { deciding, type Mutants, misreading } from './support/flawed.ts'

const rule = 'NOC-1'

const credentialServices = ['6.22', '6.24.1', '6.24.2']

/** Implementations that break NOC-1. */
export const mutants: Mutants = {
  'checks-every-update-of-credentials': [
    { rule, story: 'The team matches the Service Reference 6.15 and never looks at the variant.' },
    misreading((question) => ({
      ...question,
      serviceReferenceVariant: question.serviceReferenceVariant.startsWith('6.15')
        ? '6.15.1'
        : question.serviceReferenceVariant,
    })),
  ],
  'checks-gpf-under-6-15-1': [
    {
      rule,
      story:
        'The specification says "ESME or GPF" for the handover, and the team uses one list of device types for both Service Requests.',
    },
    misreading((question) => ({
      ...question,
      serviceReferenceVariant: question.serviceReferenceVariant.replace('6.15.1', '6.21'),
    })),
  ],
  'checks-gsme-under-6-15-1': [
    { rule, story: 'A GSME is a meter too, so the team accepts every meter as a target and not only the ESME.' },
    misreading((question) =>
      question.device.type === 'GSME' && question.serviceReferenceVariant === '6.15.1'
        ? { ...question, device: { ...question.device, type: 'ESME' } }
        : question,
    ),
  ],
  'checks-the-handover-alone': [
    {
      rule,
      story:
        'The change was explained to the team as "the check on handover", so Update Security Credentials was never in its backlog.',
    },
    deciding((question) =>
      question.serviceReferenceVariant === '6.15.1'
        ? notApplicable('NOC-1', 'Only a handover is checked.')
        : decide(question),
    ),
  ],
  'checks-whatever-concerns-credentials': [
    {
      rule,
      story:
        'The check hangs on the code that handles security credentials, which retrieves them and restricts access for a change of tenancy as well.',
    },
    misreading((question) =>
      credentialServices.includes(question.serviceReferenceVariant)
        ? { ...question, serviceReferenceVariant: '6.21' }
        : question,
    ),
  ],
}
