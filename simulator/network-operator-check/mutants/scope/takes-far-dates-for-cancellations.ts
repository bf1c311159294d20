import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-5',
  story:
    'The team works out for itself what cancels: a date far in the future, though the request says that it does not.',
}

export default misreading((question) => ({ ...question, cancels: question.effectiveAt >= Date.UTC(3000, 0, 1) }))
