import { type Flaw, misreading } from '../support/flawed.ts'
import { asIdentifier, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story: 'One function reads the identifier of devices and organisations, and falls back to subjectAltName.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) => asIdentifier(certificate, certificate.entityIdentifier)),
)
