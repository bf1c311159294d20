import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story:
    'The team adds a rule of its own, that a certificate must be valid on the day; the DCC has another rule and another code for that.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    certificate.notAfter >= question.effectiveAt ? certificate : asRole(certificate, RemotePartyRole.other),
  ),
)
