import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story:
    'The team adds a rule of its own, that the key usage must fit; the DCC has another rule and another code for that.',
}

export default misreading((question) =>
  withCertificates(question, (certificate, use) =>
    certificate.keyUsages.includes(use) ? certificate : asRole(certificate, RemotePartyRole.other),
  ),
)
