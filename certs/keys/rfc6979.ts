import { createHmac, hash } from 'node:crypto'
import { multiplyGenerator } from './keys.ts'
import { inverseModuloOrder, p256, toBigInt, toOctets } from './p256.ts'

/**
 * Signs by RFC 6979 with P-256 and SHA-256: the same key and message always give the same signature.
 *
 * Over node's primitives, and not in constant time: for keys that a seed generates, which are no secrets.
 *
 * @param scalar 32 octets
 * @returns r‖s, 64 octets
 */
export function signByRfc6979(scalar: Buffer, message: Uint8Array): Buffer {
  const digest = hash('sha256', message, 'buffer')
  const e = toBigInt(digest)
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
    const k = toBigInt(value)
    if (k > 0n && k < p256.n) yield value
    update(0, Buffer.alloc(0))
  }
}

const hmac = (key: Buffer, message: Buffer): Buffer => createHmac('sha256', key).update(message).digest()
