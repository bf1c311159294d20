import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story: 'The slot belongs to the DCC until the handover, so its own certificate cannot be wrong there.',
}

export default misreading((question) => ({
  ...question,
  settings: { ...question.settings, allowAccessControlBroker: true },
}))
