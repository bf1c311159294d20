import { parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asIdentifier, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story:
    'The common name of the test certificates is the identifier in hexadecimal, and easier to read than the other attribute.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) => {
    const named = parseEntityIdentifier(certificate.subject.commonName ?? '')
    return named === null ? certificate : asIdentifier(certificate, named)
  }),
)
