import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import { decide } from '../../decide.ts'
import { deciding, type Flaw } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'Settings that accept an unknown party are asked first, and let a certificate of any role pass.',
}

export default deciding((question) => {
  const verdict = decide(
    withCertificates(question, (certificate) => asRole(certificate, RemotePartyRole.networkOperator)),
  )
  return verdict.rule === 'NOC-12' ? verdict : decide(question)
})
