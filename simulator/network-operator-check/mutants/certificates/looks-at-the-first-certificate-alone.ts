import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'Every example has the digital signature certificate first, and a loop was never needed to pass the tests.',
}

export default misreading((question) => ({ ...question, certificates: question.certificates.slice(0, 1) }))
