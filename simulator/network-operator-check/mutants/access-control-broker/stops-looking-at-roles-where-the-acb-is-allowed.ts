import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story: 'The setting was built as a switch around the whole comparison of roles.',
}

export default misreading((question) =>
  question.settings.allowAccessControlBroker
    ? withCertificates(question, (certificate) =>
        certificate.role === RemotePartyRole.accessControlBroker
          ? certificate
          : asRole(certificate, RemotePartyRole.networkOperator),
      )
    : question,
)
