import { decide } from '../../decide.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: '`some` was written where `every` was meant.',
}

export default deciding((question) => {
  const verdicts = question.certificates.map((certificate) => decide({ ...question, certificates: [certificate] }))
  return verdicts.find(({ outcome }) => outcome === 'accepted') ?? decide(question)
})
