import { encode, parseStrictDer } from '../der/der-reading.ts'
import { context, contextOctets, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered, replaceExtension } from './tampering.ts'

export const serialNumberOfNoIssuer: HostileCertificate = {
  name: 'serial-number-of-no-issuer',
  sentence: 'its authorityKeyIdentifier names another certificate of its issuer by serial number',
  caught: { by: 'path validation', reason: 'key-identifier' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      const { certificate } = smki.organisationIssuing
      const value = encode(
        sequence(
          contextOctets(0, certificate.subjectKeyIdentifier ?? Buffer.alloc(8)),
          context(1, context(4, parseStrictDer(certificate.issuer.der))),
          contextOctets(2, Buffer.of(0x07)),
        ),
      )
      replaceExtension(extensions, { oid: oids.authorityKeyIdentifier, critical: false, value })
    }),
}
