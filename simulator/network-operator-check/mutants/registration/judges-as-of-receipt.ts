import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-8',
  story: 'The check asks who is responsible now, when the request comes, though it is to take effect in six months.',
}

export default misreading((question) => ({ ...question, effectiveAt: question.receivedAt }))
