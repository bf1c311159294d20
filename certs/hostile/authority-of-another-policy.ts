import { encode } from '../der/der-reading.ts'
import { oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { alteredAuthority, faultless, replaceExtension } from './tampering.ts'

export const authorityOfAnotherPolicy: HostileCertificate = {
  name: 'authority-of-another-policy',
  sentence: 'the policy of its issuer is that of devices',
  caught: { by: 'path validation', reason: 'policy' },
  make: (smki, bearer) => faultless(smki, bearer).der,
  authority: (smki) =>
    alteredAuthority(smki, ({ extensions }) => {
      const value = encode(sequence(sequence(oid(oids.devicePolicy))))
      replaceExtension(extensions, { oid: oids.certificatePolicies, critical: true, value })
    }),
}
