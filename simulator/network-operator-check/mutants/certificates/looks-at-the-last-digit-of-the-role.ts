import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story:
    'Roles are single digits in the documents that the team has read, so the last digit of the OU is taken for the role.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    certificate.subject.organisationalUnit?.endsWith('3')
      ? asRole(certificate, RemotePartyRole.networkOperator)
      : certificate,
  ),
)
