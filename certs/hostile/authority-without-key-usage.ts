import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { alteredAuthority, faultless, removeExtension } from './tampering.ts'

export const authorityWithoutKeyUsage: HostileCertificate = {
  name: 'authority-without-key-usage',
  sentence: 'its issuer does not say what its key is for',
  caught: { by: 'path validation', reason: 'not-an-authority' },
  make: (smki, bearer) => faultless(smki, bearer).der,
  authority: (smki) =>
    alteredAuthority(smki, ({ extensions }) => {
      removeExtension(extensions, oids.keyUsage)
    }),
}
