import { encode } from '../der-reading.ts'
import { sequence } from '../der-writing.ts'
import { writeExtension } from '../extensions.ts'
import { oids } from '../object-identifiers.ts'
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
