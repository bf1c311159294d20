import { type Mutants, misreading } from './support/flawed.ts'

const rule = 'NOC-5'

/** Implementations that break NOC-5. */
export const mutants: Mutants = {
  'checks-cancellations-in-payloads': [
    {
      rule,
      story:
        'Cancelling is looked for in the body of the Service Request; a Signed Pre-Command hides it in its payload.',
    },
    misreading((question) => ({
      ...question,
      cancels: question.cancels && question.carriedBy === 'service-request',
    })),
  ],
  'checks-cancellations': [
    {
      rule,
      story: 'A cancellation is the same Service Request with an odd date, and the team handles it like any other.',
    },
    misreading((question) => ({ ...question, cancels: false })),
  ],
  'takes-far-dates-for-cancellations': [
    {
      rule,
      story:
        'The team works out for itself what cancels: a date far in the future, though the request says that it does not.',
    },
    misreading((question) => ({ ...question, cancels: question.effectiveAt >= Date.UTC(3000, 0, 1) })),
  ],
}
