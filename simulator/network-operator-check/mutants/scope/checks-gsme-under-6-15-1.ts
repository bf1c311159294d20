import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-1',
  story: 'A GSME is a meter too, so the team accepts every meter as a target and not only the ESME.',
}

export default misreading((question) =>
  question.device.type === 'GSME' && question.serviceReferenceVariant === '6.15.1'
    ? { ...question, device: { ...question.device, type: 'ESME' } }
    : question,
)
