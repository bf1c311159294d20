import { encode } from '../der/der-reading.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeKeyUsage } from '../fields/key-usage.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered, replaceExtension } from './tampering.ts'

export const leafThatSignsCertificates: HostileCertificate = {
  name: 'leaf-that-signs-certificates',
  sentence: 'its key signs certificates too, though it is no authority',
  caught: { by: 'path validation', reason: 'key-usage' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      const value = encode(writeKeyUsage([bearer.use, 'keyCertSign']))
      replaceExtension(extensions, { oid: oids.keyUsage, critical: true, value })
    }),
}
