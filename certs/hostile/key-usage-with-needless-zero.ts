import { encode } from '../der/der-reading.ts'
import { bitString } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const keyUsageWithNeedlessZero: HostileCertificate = {
  name: 'key-usage-with-needless-zero',
  sentence: 'the named bit list of its key usage ends with a zero bit',
  caught: { by: 'reading', reason: 'not-der' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      const value = encode(bitString(Buffer.of(bearer.use === 'digitalSignature' ? 0x80 : 0x08)))
      extensions[0] = writeExtension({ oid: oids.keyUsage, critical: true, value })
    }),
}
