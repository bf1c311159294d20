import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'The identifier says whose a certificate is, so the team never looks at what it is for.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) => asRole(certificate, RemotePartyRole.networkOperator)),
)
