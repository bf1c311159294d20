import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { alteredAuthority, faultless, removeExtension } from './tampering.ts'

export const authorityWithoutConstraints: HostileCertificate = {
  name: 'authority-without-constraints',
  sentence: 'its issuer does not say that it is an authority',
  caught: { by: 'path validation', reason: 'not-an-authority' },
  make: (smki, bearer) => faultless(smki, bearer).der,
  authority: (smki) =>
    alteredAuthority(smki, ({ extensions }) => {
      removeExtension(extensions, oids.basicConstraints)
    }),
}
