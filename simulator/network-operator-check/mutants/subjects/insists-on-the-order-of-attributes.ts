import { type Flaw, misreading } from '../support/flawed.ts'
import { asIdentifier, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story:
    'The subject is read by position: first the OU, then the identifier, as the certificates of the test kit have it.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    /OU=[^,+]*$/.test(certificate.subject.rfc2253) ? certificate : asIdentifier(certificate, null),
  ),
)
