import { sequence } from '../der/der-writing.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered, alteredAuthority } from './tampering.ts'

export const authorityWithoutName: HostileCertificate = {
  name: 'authority-without-name',
  sentence: 'the subject of its issuer is empty, and so is its own issuer',
  caught: { by: 'path validation', reason: 'empty-name' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ fields }) => {
      fields[3] = sequence()
    }),
  authority: (smki) =>
    alteredAuthority(smki, ({ subject }) => {
      subject.length = 0
    }),
}
