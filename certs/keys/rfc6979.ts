import { hash } from 'node:crypto'
import { multiplyGenerator } from './keys.ts'
import { inverseModuloOrder } from './modular-inverse.ts'
import { isScalar, p256, toBigInt, toHexadecimal } from './p256.ts'

/**
 * Signs by RFC 6979 with P-256 and SHA-256: the same key and message always give the same signature.
 *
 * Over node's primitives, and not in constant time: for keys that a seed generates, which are no secrets.
 *
 * @param scalar 32 octets
 * @returns r‖s, 64 octets
 */
export function signByRfc6979(scalar: Buffer, message: Uint8Array): Buffer {
  const e = BigInt(`0x${hash('sha256', message, 'hex')}`)
  const d = toBigInt(scalar)
  for (let k = firstNonce(scalar, toHexadecimal(e % p256.n)); ; k = nextNonce()) {
    const r = toBigInt(multiplyGenerator(k), 1, 33) % p256.n
    const s = (inverseModuloOrder(k) * ((e + r * d) % p256.n)) % p256.n
    if (r !== 0n && s !== 0n) return Buffer.from(toHexadecimal(r) + toHexadecimal(s), 'hex')
  }
}

/**
 * What the hashes of an HMAC (RFC 2104) are over, for keys of 32 octets: a block of the key, then the message within, and the
 * digest without. The message of RFC 6979 3.2 is V, or V, a separator and a seed. Both stay where they are for the whole module,
 * and are used in one breath; an Hmac object of node costs twice as much as the two hashes.
 */
const block = 64
const length = { value: 32, separator: 1, seed: 64 } as const
const within = Buffer.alloc(block + length.value + length.separator + length.seed, 0x36)
const without = Buffer.alloc(block + 32, 0x5c)
const value = within.subarray(block, block + length.value)
const separator = block + length.value
const ofValue = within.subarray(0, separator)
const ofSeparator = within.subarray(0, separator + length.separator)

/** A nonce stays what it is until the next one is asked for. */
function firstNonce(scalar: Buffer, digest: string): Buffer {
  value.fill(1)
  scalar.copy(within, separator + 1)
  within.write(digest, separator + 1 + scalar.length, 'hex')
  setKey('\0'.repeat(32))
  for (const step of [0, 1]) {
    within[separator] = step
    setKey(macOf(within))
    setValue(macOf(ofValue))
  }
  return candidate()
}

function nextNonce(): Buffer {
  within[separator] = 0
  setKey(macOf(ofSeparator))
  setValue(macOf(ofValue))
  return candidate()
}

/** Nearly always the first is a scalar. */
function candidate(): Buffer {
  setValue(macOf(ofValue))
  return isScalar(value) ? value : nextNonce()
}

/** In a character for each octet, which node makes in half the time of a Buffer. */
function macOf(message: Buffer): string {
  without.write(hash('sha256', message, 'binary'), block, 'latin1')
  return hash('sha256', without, 'binary')
}

const setValue = (octets: string): number => value.write(octets, 'latin1')

function setKey(octets: string): void {
  for (let index = 0; index < octets.length; index += 1) {
    within[index] = octets.charCodeAt(index) ^ 0x36
    without[index] = octets.charCodeAt(index) ^ 0x5c
  }
}
