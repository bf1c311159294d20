import { encode } from '../der/der-reading.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeExtension } from '../fields/extensions.ts'
import { writeHardwareModuleName } from '../fields/hardware-module-name.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const nameToPassOver: HostileCertificate = {
  name: 'name-to-pass-over',
  sentence: 'its subject is empty, and what names it is not critical',
  caught: { by: 'path validation', reason: 'empty-name' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ subject, extensions }) => {
      subject.length = 0
      const value = encode(writeHardwareModuleName(bearer.entityIdentifier))
      extensions.push(writeExtension({ oid: oids.subjectAltName, critical: false, value }))
    }),
}
