import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-2',
  story:
    'The inventory gives an MPAN for every device of the premises, so the team decides by that and never by the device type.',
}

export default misreading((question) =>
  question.device.meteringPoints.some(({ kind }) => kind === 'MPAN') && question.device.type !== 'GPF'
    ? { ...question, device: { ...question.device, type: 'ESME' } }
    : question,
)
