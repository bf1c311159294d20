import { hash } from 'node:crypto'
import { multiplyGenerator } from './keys.ts'
import { inverseModuloOrder, isScalar, p256, toBigInt, toOctets } from './p256.ts'

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
  for (const k of nonces(scalar, toOctets(e % p256.n))) {
    const r = toBigInt(multiplyGenerator(k).subarray(1, 33)) % p256.n
    const s = (inverseModuloOrder(toBigInt(k)) * ((e + r * d) % p256.n)) % p256.n
    if (r !== 0n && s !== 0n) return Buffer.concat([toOctets(r), toOctets(s)])
  }
  throw new Error('the nonces of RFC 6979 never end')
}

/** The candidates for k, RFC 6979 3.2: nearly always the first is taken. */
function* nonces(scalar: Buffer, digest: Buffer): Generator<Buffer> {
  const seed = Buffer.concat([scalar, digest])
  let key: Buffer = Buffer.alloc(32, 0)
  let value: Buffer = Buffer.alloc(32, 1)
  const update = (separator: number, more: Buffer): void => {
    key = hmac(key, Buffer.concat([value, Buffer.of(separator), more]))
    value = hmac(key, value)
  }
  update(0, seed)
  update(1, seed)
  for (;;) {
    value = hmac(key, value)
    if (isScalar(value)) yield value
    update(0, Buffer.alloc(0))
  }
}

/**
 * HMAC of SHA-256 (RFC 2104) with a key of 32 octets. For messages as short as these an Hmac object of node costs twice as much as
 * the two hashes.
 */
function hmac(key: Buffer, message: Buffer): Buffer {
  const inner = Buffer.allocUnsafe(blockLength + message.length)
  message.copy(inner, blockLength)
  const outer = Buffer.allocUnsafe(blockLength + key.length)
  pad(inner, key, 0x36)
  pad(outer, key, 0x5c)
  outer.write(hash('sha256', inner, 'binary'), blockLength, 'latin1')
  return Buffer.from(hash('sha256', outer, 'binary'), 'latin1')
}

const blockLength = 64

function pad(block: Buffer, key: Buffer, octet: number): void {
  for (let index = 0; index < key.length; index += 1) block[index] = (key[index] ?? 0) ^ octet
  block.fill(octet, key.length, blockLength)
}
