import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'A group holds its certificates of role 02 and 03 under one identifier, and the team takes either.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    certificate.role === RemotePartyRole.supplier ? asRole(certificate, RemotePartyRole.networkOperator) : certificate,
  ),
)
