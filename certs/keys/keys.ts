import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import type { PrivateKey } from '../../simulator/vocabulary/ports/signing.ts'
import { isScalar } from './p256.ts'

/** A private key that knows its public point; what it needs for signing through node:crypto is built on first use. */
export interface P256PrivateKey extends PrivateKey {
  /** The uncompressed point, 65 octets. */
  readonly publicPoint: Buffer
}

/** @param scalar 32 octets, big-endian, from 1 to n − 1; throws on any other */
export function privateKeyFromScalar(scalar: Buffer): P256PrivateKey {
  if (!isScalar(scalar)) throw new TypeError('a private key of P-256 is 32 octets, from 1 to n − 1')
  return new ScalarKey(scalar)
}

/** A key of the stream: the first 32 octets that are a scalar. */
export function derivePrivateKey(random: Random): P256PrivateKey {
  for (;;) {
    const scalar = random.octets(32)
    if (isScalar(scalar)) return new ScalarKey(scalar)
  }
}

/** One for the whole module, as making it costs as much as using it: it is set and read in one breath. */
const multiplier = createECDH('prime256v1')

/** The uncompressed point k·G. @param scalar 32 octets, from 1 to n − 1 */
export function multiplyGenerator(scalar: Buffer): Buffer {
  multiplier.setPrivateKey(scalar)
  return multiplier.getPublicKey()
}

/** A class, so that the KeyObject (a tenth of a millisecond) is built for keys that sign or agree, not for every key. */
class ScalarKey implements P256PrivateKey {
  readonly scalar: Buffer
  #publicPoint: Buffer | undefined
  #key: KeyObject | undefined

  constructor(scalar: Buffer) {
    this.scalar = scalar
  }

  get publicPoint(): Buffer {
    this.#publicPoint ??= multiplyGenerator(this.scalar)
    return this.#publicPoint
  }

  get key(): KeyObject {
    this.#key ??= importKey(this.scalar, this.publicPoint)
    return this.#key
  }
}

/** By way of JWK: node:crypto imports PKCS#8 seven times more slowly. */
function importKey(scalar: Buffer, publicPoint: Buffer): KeyObject {
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: scalar.toString('base64url'),
    x: publicPoint.toString('base64url', 1, 33),
    y: publicPoint.toString('base64url', 33),
  }
  return createPrivateKey({ format: 'jwk', key: jwk })
}
