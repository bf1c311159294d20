import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story:
    'The OU goes through parseInt, whose base is ten unless one says sixteen, and which stops at the first letter.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    asRole(certificate, roleIn(certificate.subject.organisationalUnit ?? '')),
  ),
)

const roleIn = (unit: string): number => Number.parseInt(unit, 10)
