import { X509Certificate } from 'node:crypto'
import { decide } from '../../decide.ts'
import { deciding, type Flaw } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story: 'Admission has read every certificate before, the team was told, so nothing is caught.',
}

export default deciding((question) => {
  for (const { der } of question.certificates) new X509Certificate(der)
  return decide(question)
})
