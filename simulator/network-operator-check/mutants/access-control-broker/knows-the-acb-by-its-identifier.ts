import { dccParties } from '../../../market/dcc-parties.ts'
import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-13',
  story: 'The ACB is recognised by its identifier, which the DCC publishes, and not by its role.',
}

export default misreading((question) =>
  withCertificates(question, (certificate) =>
    certificate.subject.uniqueIdentifier === dccParties.accessControlBroker.entityIdentifier
      ? asRole(certificate, RemotePartyRole.accessControlBroker)
      : certificate,
  ),
)
