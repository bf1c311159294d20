import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'The subject is searched as one line of text for OU=03, and OU=03F begins so too.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    /OU=03/.test(certificate.subject.rfc2253) ? asRole(certificate, RemotePartyRole.networkOperator) : certificate,
  ),
)
