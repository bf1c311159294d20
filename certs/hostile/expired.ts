import { instant } from '../../simulator/vocabulary/instant.ts'
import { issueOrganisationCertificate } from '../issuing/supplementary-certificate.ts'
import type { HostileCertificate } from './hostile-certificate.ts'

const validity = {
  notBefore: instant(Date.UTC(2014, 0, 1)),
  notAfter: instant(Date.UTC(2023, 11, 31, 23, 59, 59)),
}

export const expired: HostileCertificate = {
  name: 'expired',
  sentence: 'it ended with the year 2023',
  caught: { by: 'path validation', reason: 'expired' },
  make: (smki, bearer) =>
    issueOrganisationCertificate(smki, { ...bearer, generation: 'expired', overrides: { validity } }).certificate.der,
}
