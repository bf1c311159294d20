import { createPublicKey, type KeyObject } from 'node:crypto'
import { FlawFound } from './certificate-flaw.ts'
import { type Asn1, insideSequence, readOid, readWholeBits } from './der-reading.ts'
import { bitString, oid, sequence } from './der-writing.ts'
import { oids } from './object-identifiers.ts'
import { isPointOfCurve } from './p256.ts'

/** SubjectPublicKeyInfo of a P-256 key (RFC 5480 2). */
export const writePublicKeyInfo = (publicPoint: Buffer): Asn1 =>
  sequence(sequence(oid(oids.ecPublicKey), oid(oids.prime256v1)), bitString(publicPoint))

/** The uncompressed point, on the curve: a KeyObject made of it never fails. */
export function readPublicKeyInfo(node: Asn1 | undefined): Buffer {
  const [algorithm, key] = insideSequence(node, 'subjectPublicKeyInfo')
  const [type, curve] = insideSequence(algorithm, 'the algorithm of the public key')
  const named = [readOid(type, 'the type of the public key'), readOid(curve, 'the curve of the public key')]
  if (named[0] !== oids.ecPublicKey || named[1] !== oids.prime256v1) {
    throw new FlawFound('public-key', `${named.join(' over ')}, where P-256 is called for`)
  }
  const point = readWholeBits(key, 'the public key')
  if (!isPointOfCurve(point)) throw new FlawFound('public-key', 'the public key is not an uncompressed point of P-256')
  return point
}

/** By way of JWK, which node:crypto imports in half the time of DER. */
export function publicKeyFromPoint(publicPoint: Buffer): KeyObject {
  const x = publicPoint.toString('base64url', 1, 33)
  const y = publicPoint.toString('base64url', 33)
  return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } })
}
