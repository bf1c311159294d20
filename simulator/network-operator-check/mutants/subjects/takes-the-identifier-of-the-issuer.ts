import { type Flaw, misreading } from '../support/flawed.ts'
import { asIdentifier, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story:
    'The octets of the certificate are searched for the object identifier 2.5.4.45, and the issuer comes before the subject.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    asIdentifier(certificate, certificate.issuer.uniqueIdentifier ?? certificate.subject.uniqueIdentifier),
  ),
)
