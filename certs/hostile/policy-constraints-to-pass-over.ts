import { encode } from '../der/der-reading.ts'
import { contextOctets, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const policyConstraintsToPassOver: HostileCertificate = {
  name: 'policy-constraints-to-pass-over',
  sentence: 'it has policy constraints that are not critical',
  caught: { by: 'path validation', reason: 'constraints' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      extensions.push(
        writeExtension({
          oid: oids.policyConstraints,
          critical: false,
          value: encode(sequence(contextOctets(0, Buffer.of(0)))),
        }),
      )
    }),
}
