import { encode } from '../der/der-reading.ts'
import { oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

/** Where certificatePolicies stands in an Organisation Certificate. */
const position = 2

export const otherPolicy: HostileCertificate = {
  name: 'other-policy',
  sentence: 'it was issued under the policy for devices',
  caught: { by: 'path validation', reason: 'policy' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      const value = encode(sequence(sequence(oid(oids.devicePolicy))))
      extensions[position] = writeExtension({ oid: oids.certificatePolicies, critical: true, value })
    }),
}
