import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-4',
  story: 'The setting came in a late draft of the specification, and nobody went back to the code.',
}

export default misreading((question) => ({
  ...question,
  settings: { ...question.settings, appliesToNetworkOperators: false },
}))
