import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story: 'The setting was asked for when handovers failed, and was built there and nowhere else.',
}

export default misreading((question) =>
  question.serviceReferenceVariant === '6.21'
    ? question
    : { ...question, settings: { ...question.settings, allowAccessControlBroker: false } },
)
