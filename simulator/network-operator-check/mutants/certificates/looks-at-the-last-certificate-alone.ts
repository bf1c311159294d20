import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'The loop over the certificates overwrites its result, so the last one decides.',
}

export default misreading((question) => ({ ...question, certificates: question.certificates.slice(-1) }))
