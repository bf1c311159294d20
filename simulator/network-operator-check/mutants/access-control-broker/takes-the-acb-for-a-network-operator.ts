import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story: 'Roles 03 and 04 are both accepted, and the identifier then decides; the right one under role 04 passes.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    certificate.role === RemotePartyRole.accessControlBroker
      ? asRole(certificate, RemotePartyRole.networkOperator)
      : certificate,
  ),
)
