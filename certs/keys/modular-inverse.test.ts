import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inverseModuloOrder } from './modular-inverse.ts'
import { p256, toOctets } from './p256.ts'

const isInverse = (value: bigint): boolean => {
  const inverse = inverseModuloOrder(toOctets(value))
  return inverse > 0n && inverse < p256.n && (value * inverse) % p256.n === 1n
}

test('a number times its inverse is one', () => {
  fc.assert(fc.property(fc.bigInt(1n, p256.n - 1n), isInverse), { numRuns: 2_000 })
})

test('so it is where the first quotient is large or the numbers are short', () => {
  for (let bits = 0n; bits < 256n; bits += 1n)
    for (const value of [2n ** bits, 2n ** bits + 1n, p256.n - 2n ** bits, p256.n >> bits, p256.n / (2n ** bits + 1n)])
      if (value > 0n && value < p256.n) assert.ok(isInverse(value), String(value))
})

test('so it is where a later quotient is as large as no leading bits tell', () => {
  const near = fc
    .tuple(fc.bigInt(2n, 2n ** 128n), fc.bigInt(1n, 1_000n))
    .map(([divisor, more]) => (p256.n / divisor + more) % p256.n)
    .filter((value) => value > 0n)
  fc.assert(fc.property(near, isInverse), { numRuns: 2_000 })
})
