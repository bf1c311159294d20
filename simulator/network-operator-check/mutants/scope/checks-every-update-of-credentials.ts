import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-1',
  story: 'The team matches the Service Reference 6.15 and never looks at the variant.',
}

export default misreading((question) => ({
  ...question,
  serviceReferenceVariant: question.serviceReferenceVariant.startsWith('6.15')
    ? '6.15.1'
    : question.serviceReferenceVariant,
}))
