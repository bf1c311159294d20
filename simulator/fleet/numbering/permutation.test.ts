import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../../environment/randomness.ts'
import { createPermutation } from './permutation.ts'

for (const domain of [2, 3, 12, 14, 60, 1000])
  test(`reaches every value of a domain of ${domain} exactly once, under every tweak`, () => {
    const permutation = createPermutation(domain, createRandom('permutation'))
    for (const tweak of [0, 1, 2_000_000]) {
      const reached = Array.from({ length: domain }, (_, value) => permutation.forward(value, tweak))
      assert.deepEqual(
        reached.toSorted((a, b) => a - b),
        Array.from({ length: domain }, (_, value) => value),
      )
    }
  })

for (const domain of [4_000_000, 86_000_000, 10 ** 10, 2 ** 40])
  test(`goes back to where it came from in a domain of ${domain}`, () => {
    const permutation = createPermutation(domain, createRandom('permutation'))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: domain - 1 }), fc.nat(), (value, tweak) => {
        const reached = permutation.forward(value, tweak)
        assert.ok(Number.isInteger(reached) && reached >= 0 && reached < domain)
        assert.equal(permutation.backward(reached, tweak), value)
      }),
    )
  })

test('spreads neighbouring values evenly over the domain', () => {
  const domain = 10 ** 10
  const permutation = createPermutation(domain, createRandom('permutation'))
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let value = 0; value < 20_000; value += 1) {
    const tenth = Math.floor((permutation.forward(value) / domain) * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) assert.ok(Math.abs(count - 2000) < 250, `${tenths}`)
})

test('is another one under another seed and under another tweak', () => {
  const image = (seed: string, tweak: number) => {
    const permutation = createPermutation(1000, createRandom(seed))
    return Array.from({ length: 1000 }, (_, value) => permutation.forward(value, tweak))
  }
  assert.notDeepEqual(image('summer', 0), image('winter', 0))
  assert.notDeepEqual(image('summer', 0), image('summer', 1))
})
