import { integer, oid, sequence } from '../der/der-writing.ts'
import { p256, toOctets } from '../keys/p256.ts'
import type { HostileCertificate } from './hostile-certificate.ts'
import { altered } from './tampering.ts'

export const spelledOutCurve: HostileCertificate = {
  name: 'spelled-out-curve',
  sentence: 'the curve of its public key is spelled out instead of named, so that it could be any',
  caught: { by: 'reading', reason: 'public-key' },
  make: (smki, bearer) =>
    altered(smki, bearer, ({ publicKeyAlgorithm }) => {
      const field = sequence(oid('1.2.840.10045.1.1'), integer(Buffer.concat([Buffer.of(0), toOctets(p256.p)])))
      publicKeyAlgorithm[1] = sequence(integer(Buffer.of(1)), field)
    }),
}
