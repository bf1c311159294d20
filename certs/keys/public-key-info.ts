import { createPublicKey, type KeyObject } from 'node:crypto'
import { asn1 } from '../der/asn1.ts'
import { FlawFound } from '../der/certificate-flaw.ts'
import { type Asn1, insideSequence, isUniversal, readOid, readWholeBits } from '../der/der-reading.ts'
import { bitString, oid, sequence } from '../der/der-writing.ts'
import { oids } from '../der/object-identifiers.ts'
import { isPointOfCurve } from './p256.ts'

/** SubjectPublicKeyInfo of a P-256 key (RFC 5480 2). */
export const writePublicKeyInfo = (publicPoint: Buffer): Asn1 =>
  sequence(sequence(oid(oids.ecPublicKey), oid(oids.prime256v1)), bitString(publicPoint))

/** The uncompressed point, on the curve: a KeyObject made of it never fails. */
export function readPublicKeyInfo(node: Asn1 | undefined): Buffer {
  const [algorithm, key, ...more] = insideSequence(node, 'subjectPublicKeyInfo')
  const named = insideSequence(algorithm, 'the algorithm of the public key').map(nameOf)
  if (named.length !== 2 || named[0] !== oids.ecPublicKey || named[1] !== oids.prime256v1 || more.length > 0) {
    throw new FlawFound('public-key', `${named.join(' over ')}, where P-256 by its name is called for`)
  }
  const point = readWholeBits(key, 'the public key')
  if (!isPointOfCurve(point)) throw new FlawFound('public-key', 'the public key is not an uncompressed point of P-256')
  return point
}

/** RFC 5480 2.1.1: a curve is named; its parameters are never spelled out. */
const nameOf = (node: Asn1): string =>
  isUniversal(node, asn1.Type.OID) ? readOid(node, 'the algorithm of the public key') : 'something without a name'

/** By way of JWK, which node:crypto imports in half the time of DER. */
export function publicKeyFromPoint(publicPoint: Buffer): KeyObject {
  const x = publicPoint.toString('base64url', 1, 33)
  const y = publicPoint.toString('base64url', 33)
  return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } })
}
