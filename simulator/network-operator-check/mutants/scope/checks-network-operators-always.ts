import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-4',
  story: 'The team sees no reason to trust a network operator more than a supplier, and leaves the setting out.',
}

export default misreading((question) => ({
  ...question,
  settings: { ...question.settings, appliesToNetworkOperators: true },
}))
