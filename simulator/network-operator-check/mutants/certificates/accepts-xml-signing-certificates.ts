import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story:
    'The certificate with which a network operator signs its requests is also its own, and the team has it at hand.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    certificate.role === RemotePartyRole.userXmlSigning
      ? asRole(certificate, RemotePartyRole.networkOperator)
      : certificate,
  ),
)
