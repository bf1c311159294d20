import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-2',
  story: 'The team thinks of "gas" and treats a GSME like the GPF that stands before it.',
}

export default misreading((question) =>
  question.device.type === 'GSME' && question.serviceReferenceVariant === '6.21'
    ? { ...question, device: { ...question.device, type: 'GPF' } }
    : question,
)
