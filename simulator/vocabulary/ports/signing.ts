import type { KeyObject } from 'node:crypto'

/** A P-256 private key, held once as a KeyObject, with the scalar that deterministic signatures need. */
export interface PrivateKey {
  readonly key: KeyObject
  /** The secret scalar, 32 octets, big-endian. */
  readonly scalar: Buffer
}

/**
 * Signs with ECDSA over P-256 and SHA-256; the answer is raw r‖s, 64 octets.
 * Randomised, or by RFC 6979 in the `deterministic` profile; every signer is handed the one that is in force.
 */
export type Sign = (key: PrivateKey, message: Uint8Array) => Promise<Buffer>
