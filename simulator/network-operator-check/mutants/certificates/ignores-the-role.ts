import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../workshop/flawed.ts'
import { asRole, withCertificates } from '../workshop/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'The identifier says whose a certificate is, so the team never looks at what it is for.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) => asRole(certificate, RemotePartyRole.networkOperator)),
)
