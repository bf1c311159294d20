import forge from 'node-forge'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const timeWithoutSeconds: HostileCertificate = {
  name: 'time-without-seconds',
  sentence: 'it begins at a UTCTime without seconds, as X.680 allows and RFC 5280 does not',
  caught: { by: 'reading', reason: 'validity' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ validity }) => {
      validity[0] = forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.UTCTIME, false, '2001010000Z')
    }),
}
