import { encode } from '../der/der-reading.ts'
import { contextOctets, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered, replaceExtension } from './tampering.ts'

export const halfAnIssuer: HostileCertificate = {
  name: 'half-an-issuer',
  sentence: 'its authorityKeyIdentifier names a serial number without the authority that gave it',
  caught: { by: 'reading', reason: 'structure' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      const keyIdentifier = smki.organisationIssuing.certificate.subjectKeyIdentifier ?? Buffer.alloc(8)
      const value = encode(sequence(contextOctets(0, keyIdentifier), contextOctets(2, Buffer.of(0x07))))
      replaceExtension(extensions, { oid: oids.authorityKeyIdentifier, critical: false, value })
    }),
}
