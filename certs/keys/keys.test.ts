import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../../simulator/environment/randomness.ts'
import type { Random } from '../../simulator/vocabulary/ports/random.ts'
import { derivePrivateKey, privateKeyFromScalar } from './keys.ts'
import { isPointOfCurve, p256, toOctets } from './p256.ts'

const scalars = fc.bigInt(1n, p256.n - 1n).map(toOctets)

test('the KeyObject of a key is of the same scalar and point', () => {
  fc.assert(
    fc.property(scalars, (scalar) => {
      const key = privateKeyFromScalar(scalar)
      const { d = '' } = key.key.export({ format: 'jwk' })
      const { x = '', y = '' } = createPublicKey(key.key).export({ format: 'jwk' })
      assert.deepEqual(Buffer.from(d, 'base64url'), scalar)
      assert.deepEqual(
        Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]),
        key.publicPoint,
      )
      assert.equal(key.key, key.key, 'built once')
    }),
    { numRuns: 30 },
  )
})

for (const [name, scalar] of [
  ['zero', Buffer.alloc(32)],
  ['the order of the group', toOctets(p256.n)],
  ['31 octets', Buffer.alloc(31, 1)],
  ['33 octets', Buffer.alloc(33, 1)],
] as const) {
  test(`no key is made from ${name}`, () => {
    assert.throws(() => privateKeyFromScalar(scalar), TypeError)
  })
}

test('a stream fixes the key, and another stream another', () => {
  assert.deepEqual(derivePrivateKey(createRandom('a')).scalar, derivePrivateKey(createRandom('a')).scalar)
  assert.notDeepEqual(derivePrivateKey(createRandom('a')).scalar, derivePrivateKey(createRandom('b')).scalar)
})

test('octets of the stream that are no scalar are passed over', () => {
  const draws = [Buffer.alloc(32), Buffer.alloc(32, 0xff), Buffer.alloc(32, 7)]
  const stream: Random = {
    octets: () => draws.shift() ?? Buffer.alloc(0),
    integer: () => 0,
    derive: () => stream,
  }
  assert.deepEqual(derivePrivateKey(stream).scalar, Buffer.alloc(32, 7))
})

test('a point is on the curve, and off it once a bit changes', () => {
  fc.assert(
    fc.property(scalars, fc.integer({ min: 8, max: 65 * 8 - 1 }), (scalar, bit) => {
      const point = Buffer.from(privateKeyFromScalar(scalar).publicPoint)
      assert.equal(isPointOfCurve(point), true)
      point[bit >> 3] = (point[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.equal(isPointOfCurve(point), false)
    }),
    { numRuns: 50 },
  )
})
