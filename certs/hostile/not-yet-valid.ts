import { instant } from '../../simulator/vocabulary/instant.ts'
import { issueOrganisationCertificate } from '../issuing/supplementary-certificate.ts'
import type { HostileCertificate } from './hostile-certificate.ts'

const validity = {
  notBefore: instant(Date.UTC(2034, 0, 1)),
  notAfter: instant(Date.UTC(2043, 11, 31, 23, 59, 59)),
}

export const notYetValid: HostileCertificate = {
  name: 'not-yet-valid',
  sentence: 'it begins with the year 2034',
  caught: { by: 'path validation', reason: 'not-yet-valid' },
  make: (smki, bearer) =>
    issueOrganisationCertificate(smki, { ...bearer, generation: 'not yet', overrides: { validity } }).certificate.der,
}
