import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story:
    '"The certificate" means the digital signature certificate to the team; the other one is thought to follow it.',
}

export default misreading((question) => ({
  ...question,
  certificates: question.certificates.filter(({ use }) => use === 'digitalSignature'),
}))
