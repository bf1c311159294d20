import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-5',
  story: 'Cancelling is looked for in the body of the Service Request; a Signed Pre-Command hides it in its payload.',
}

export default misreading((question) => ({
  ...question,
  cancels: question.cancels && question.carriedBy === 'service-request',
}))
