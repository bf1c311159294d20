import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: `The role is compared where there is one; that admission lets no certificate pass without is somebody else's promise.`,
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    certificate.subject.organisationalUnit === null
      ? asRole(certificate, RemotePartyRole.networkOperator)
      : certificate,
  ),
)
