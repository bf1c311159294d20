import { insideSequence, readOid } from '../der/der-reading.ts'
import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const noKeyUsage: HostileCertificate = {
  name: 'no-key-usage',
  sentence: 'it does not say what its key is for',
  caught: { by: 'key usage' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      const at = extensions.findIndex((e) => readOid(insideSequence(e, 'extension')[0], 'extension') === oids.keyUsage)
      extensions.splice(at, 1)
    }),
}
