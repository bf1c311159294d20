import type { Random } from '../simulator/vocabulary/ports/random.ts'
import type { PrivateKey } from '../simulator/vocabulary/ports/signing.ts'

/** @param scalar 32 octets, big-endian, from 1 to n − 1 */
export function privateKeyFromScalar(_scalar: Buffer): PrivateKey {
  throw new Error('being written')
}

export function derivePrivateKey(_random: Random): PrivateKey {
  throw new Error('being written')
}

/** The uncompressed public point, 65 octets. */
export function publicPointOf(_key: PrivateKey): Buffer {
  throw new Error('being written')
}
