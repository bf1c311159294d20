import { createForeignAuthority } from '../issuing/foreign-authority.ts'
import { issueOrganisationCertificate } from '../issuing/supplementary-certificate.ts'
import type { HostileCertificate } from './hostile-certificate.ts'

export const foreignIssuer: HostileCertificate = {
  name: 'foreign-issuer',
  sentence: 'it is in order, but comes from an SMKI that nobody here trusts',
  caught: { by: 'path validation', reason: 'no-issuer' },
  make: (smki, bearer) =>
    issueOrganisationCertificate(createForeignAuthority(smki.stream('foreign')), bearer).certificate.der,
}
