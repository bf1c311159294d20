import { type Flaw, misreading } from '../support/flawed.ts'
import { asRole, withCertificates } from '../support/misread-certificates.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'The role is read once, from the first certificate, and taken for that of the request.',
}

export default misreading((question) => {
  const role = question.certificates[0]?.certificate?.role ?? null
  return role === null ? question : withCertificates(question, (certificate) => asRole(certificate, role))
})
