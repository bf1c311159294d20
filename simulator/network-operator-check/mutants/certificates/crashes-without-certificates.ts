import { decide } from '../../decide.ts'
import type { ReplacementCertificate } from '../../question.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'The first certificate is taken without asking whether there is one.',
}

export default deciding((question) => {
  const first = question.certificates[0] as ReplacementCertificate
  return first.der.length >= 0 ? decide(question) : decide({ ...question, certificates: [] })
})
