import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'The settings were added to the message late, and the implementation has its own configuration: refuse.',
}

export default misreading((question) => {
  const onUnknown = {
    'no-metering-point': 'refuse',
    'no-registration': 'refuse',
    'ambiguous-registration': 'refuse',
    'no-entity-identifier': 'refuse',
  } as const
  return { ...question, settings: { ...question.settings, onUnknown } }
})
