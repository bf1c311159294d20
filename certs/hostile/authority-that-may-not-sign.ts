import { encode } from '../der/der-reading.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeKeyUsage } from '../fields/key-usage.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { alteredAuthority, faultless, replaceExtension } from './tampering.ts'

export const authorityThatMayNotSign: HostileCertificate = {
  name: 'authority-that-may-not-sign',
  sentence: 'its issuer is an authority whose key signs revocation lists alone',
  caught: { by: 'path validation', reason: 'not-an-authority' },
  make: (smki, bearer) => faultless(smki, bearer).der,
  authority: (smki) =>
    alteredAuthority(smki, ({ extensions }) => {
      const value = encode(writeKeyUsage(['cRLSign']))
      replaceExtension(extensions, { oid: oids.keyUsage, critical: true, value })
    }),
}
