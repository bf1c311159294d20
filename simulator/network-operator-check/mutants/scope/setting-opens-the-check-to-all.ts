import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-4',
  story: 'The setting is read as "checks everybody", so with it agents and export suppliers are checked too.',
}

export default misreading((question) =>
  question.settings.appliesToNetworkOperators
    ? { ...question, submittedBy: { ...question.submittedBy, userRole: 'IS' } }
    : question,
)
