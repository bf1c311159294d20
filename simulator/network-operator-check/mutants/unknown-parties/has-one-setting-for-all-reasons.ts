import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'There are four settings in the message, and the team reads one of them for all four reasons.',
}

export default misreading((question) => {
  const one = question.settings.onUnknown['no-registration']
  const onUnknown = {
    'no-metering-point': one,
    'no-registration': one,
    'ambiguous-registration': one,
    'no-entity-identifier': one,
  }
  return { ...question, settings: { ...question.settings, onUnknown } }
})
