import { context, integer } from '../der/der-writing.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const otherVersion: HostileCertificate = {
  name: 'other-version',
  sentence: 'it says that it is of version 2 of X.509, which had no extensions',
  caught: { by: 'reading', reason: 'version' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ fields }) => {
      fields[0] = context(0, integer(Buffer.of(1)))
    }),
}
