import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story: 'The setting is not implemented: role 04 is not 03, and that is that.',
}

export default misreading((question) => ({
  ...question,
  settings: { ...question.settings, allowAccessControlBroker: false },
}))
