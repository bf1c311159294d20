import { encode } from '../der/der-reading.ts'
import { integer } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const anyPolicyInhibitedToPassOver: HostileCertificate = {
  name: 'any-policy-inhibited-to-pass-over',
  sentence: 'it inhibits anyPolicy in an extension that is not critical',
  caught: { by: 'path validation', reason: 'constraints' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      extensions.push(
        writeExtension({ oid: oids.inhibitAnyPolicy, critical: false, value: encode(integer(Buffer.of(0))) }),
      )
    }),
}
