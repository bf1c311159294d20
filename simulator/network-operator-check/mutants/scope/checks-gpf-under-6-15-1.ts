import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-1',
  story:
    'The specification says "ESME or GPF" for the handover, and the team uses one list of device types for both Service Requests.',
}

export default misreading((question) => ({
  ...question,
  serviceReferenceVariant: question.serviceReferenceVariant.replace('6.15.1', '6.21'),
}))
