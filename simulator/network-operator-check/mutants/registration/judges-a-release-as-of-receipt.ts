import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-8',
  story:
    'What the DSP releases is judged by the snapshot that was stored when the request came, so a change in between goes unseen.',
}

export default misreading((question) =>
  question.carriedBy === 'dsp-release' ? { ...question, effectiveAt: question.receivedAt } : question,
)
