import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import { createPointIndex } from './point-index.ts'

const mpan = fc.bigInt({ min: 0n, max: 9_999_999_999_999n }).map((number) => String(number).padStart(13, '0'))
const mprn = fc.bigInt({ min: 0n, max: 9_999_999_999n }).map(String)
const point = fc.oneof(mpan, mprn, fc.constantFrom('0000000000012', '12')).map((text) => text as MeteringPoint)

describe('an index of metering points', () => {
  it('answers what a map answers, for MPANs and MPRNs that are the same number too', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(point, fc.integer({ min: 1, max: 65_535 })), { maxLength: 200 }),
        fc.array(point, { maxLength: 20 }),
        (entries, others) => {
          const index = createPointIndex()
          for (const [key, value] of entries) index.change(key, () => value)
          const map = new Map(entries)
          assert.equal(index.size, map.size)
          for (const key of [...map.keys(), ...others]) assert.equal(index.get(key), map.get(key) ?? 0)
        },
      ),
    ))

  it('grows, with points that lie far apart and close together', () => {
    const index = createPointIndex()
    const points = Array.from(
      { length: 40_000 },
      (_, step) => String(1_000_000_000_000 + (step % 2) * step * 4_096 + step) as MeteringPoint,
    )
    for (const [at, key] of points.entries()) index.change(key, () => 1 + (at % 65_535))
    assert.equal(index.size, new Set(points).size)
    for (const [at, key] of points.entries()) assert.equal(index.get(key), 1 + (at % 65_535))
  })
})
