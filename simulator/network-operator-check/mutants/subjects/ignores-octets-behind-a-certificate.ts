import { type Flaw, misreading } from '../support/flawed.ts'
import { withoutTrailingOctets } from '../support/lenient-certificate.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story: 'The parser reads one certificate and never asks whether the octets end there.',
}

export default misreading((question) => ({
  ...question,
  certificates: question.certificates.map(({ certificate, ...rest }) => ({
    ...rest,
    certificate: certificate ?? withoutTrailingOctets(rest.der),
  })),
}))
