import { encode } from '../der/der-reading.ts'
import { sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const alternativeNameWithoutNames: HostileCertificate = {
  name: 'alternative-name-without-names',
  sentence: 'its subjectAltName is an empty list',
  caught: { by: 'reading', reason: 'structure' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ extensions }) => {
      extensions.push(writeExtension({ oid: oids.subjectAltName, critical: false, value: encode(sequence()) }))
    }),
}
