import { type Flaw, misreading } from '../support/flawed.ts'

export const flaw: Flaw = {
  rule: 'NOC-10',
  story: 'What matters is who can decrypt, the team reasons, and it looks at key agreement alone where there is one.',
}

export default misreading(({ certificates, ...question }) => {
  const forKeyAgreement = certificates.filter(({ use }) => use === 'keyAgreement')
  return { ...question, certificates: forKeyAgreement.length > 0 ? forKeyAgreement : certificates }
})
