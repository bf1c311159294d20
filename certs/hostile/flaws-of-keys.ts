import { encode } from '../der/der-reading.ts'
import { bitString, integer, oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { writeKeyUsage } from '../fields/key-usage.ts'
import { p256, toOctets } from '../keys/p256.ts'
import { writePublicKeyInfo } from '../keys/public-key-info.ts'
import type { Flaw } from './hostile-certificate.ts'
import { alteredBy, faultless, removeExtension, replaceExtension } from './tampering.ts'

/** What is wrong with its public key, or with what the key is for. */
export const flawsOfKeys = {
  'compressed-point': {
    sentence: 'its public key is compressed to one coordinate and a sign',
    caught: { by: 'reading', reason: 'public-key' },
    make: alteredBy(({ fields }, { smki, bearer }) => {
      const point = faultless(smki, bearer).publicPoint
      const sign = (point.at(-1) ?? 0) & 1
      fields[6] = writePublicKeyInfo(Buffer.concat([Buffer.of(2 + sign), point.subarray(1, 33)]))
    }),
  },
  'point-off-the-curve': {
    sentence: 'its public key is a point that is not on the curve',
    caught: { by: 'reading', reason: 'public-key' },
    make: alteredBy(({ fields }, { smki, bearer }) => {
      const point = Buffer.from(faultless(smki, bearer).publicPoint)
      point[64] = (point[64] ?? 0) ^ 1
      fields[6] = writePublicKeyInfo(point)
    }),
  },
  'other-curve': {
    sentence: 'its public key is said to lie on secp256k1',
    caught: { by: 'reading', reason: 'public-key' },
    make: alteredBy(({ publicKeyAlgorithm }) => {
      publicKeyAlgorithm[1] = oid('1.3.132.0.10')
    }),
  },
  'spelled-out-curve': {
    sentence: 'the curve of its public key is spelled out instead of named, so that it could be any',
    caught: { by: 'reading', reason: 'public-key' },
    make: alteredBy(({ publicKeyAlgorithm }) => {
      const field = sequence(oid('1.2.840.10045.1.1'), integer(Buffer.concat([Buffer.of(0), toOctets(p256.p)])))
      publicKeyAlgorithm[1] = sequence(integer(Buffer.of(1)), field)
    }),
  },
  'swapped-key-usage': {
    sentence: 'its key is for signing where one for key agreement is called for, or the other way round',
    caught: { by: 'key usage' },
    make(smki, bearer) {
      const use = bearer.use === 'digitalSignature' ? 'keyAgreement' : 'digitalSignature'
      return faultless(smki, { ...bearer, use }).der
    },
  },
  'no-key-usage': {
    sentence: 'it does not say what its key is for',
    caught: { by: 'key usage' },
    make: alteredBy(({ extensions }) => {
      removeExtension(extensions, oids.keyUsage)
    }),
  },
  'key-usage-with-needless-zero': {
    sentence: 'the named bit list of its key usage ends with a zero bit',
    caught: { by: 'reading', reason: 'not-der' },
    make: alteredBy(({ extensions }, { bearer }) => {
      const value = encode(bitString(Buffer.of(bearer.use === 'digitalSignature' ? 0x80 : 0x08)))
      replaceExtension(extensions, { oid: oids.keyUsage, critical: true, value })
    }),
  },
  'leaf-that-signs-certificates': {
    sentence: 'its key signs certificates too, though it is no authority',
    caught: { by: 'path validation', reason: 'key-usage' },
    make: alteredBy(({ extensions }, { bearer }) => {
      const value = encode(writeKeyUsage([bearer.use, 'keyCertSign']))
      replaceExtension(extensions, { oid: oids.keyUsage, critical: true, value })
    }),
  },
} satisfies Record<string, Flaw>
