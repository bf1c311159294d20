import type { HostileCertificate } from './hostile-certificate.ts'
import { faultless } from './tampering.ts'

const other = { digitalSignature: 'keyAgreement', keyAgreement: 'digitalSignature' } as const

export const swappedKeyUsage: HostileCertificate = {
  name: 'swapped-key-usage',
  sentence: 'its key is for signing where one for key agreement is called for, or the other way round',
  caught: { by: 'key usage' },
  make: (smki, bearer) => faultless(smki, { ...bearer, use: other[bearer.use] }).der,
}
