import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const namelessSubject: HostileCertificate = {
  name: 'nameless-subject',
  sentence: 'its subject is empty, and nothing else names it',
  caught: { by: 'path validation', reason: 'empty-name' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ subject }) => {
      subject.length = 0
    }),
}
