import forge from 'node-forge'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const generalizedTimeBefore2050: HostileCertificate = {
  name: 'generalized-time-before-2050',
  sentence: 'it begins at a GeneralizedTime of this century’s first half, which is a UTCTime’s to say',
  caught: { by: 'reading', reason: 'validity' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ validity }) => {
      validity[0] = forge.asn1.create(
        forge.asn1.Class.UNIVERSAL,
        forge.asn1.Type.GENERALIZEDTIME,
        false,
        '20200101000000Z',
      )
    }),
}
