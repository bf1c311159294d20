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
          index.change(
            entries.map(([key]) => key),
            (_, place) => entries[place]?.[1] ?? 0,
          )
          const map = new Map(entries)
          assert.equal(index.size, map.size)
          const asked = [...map.keys(), ...others]
          assert.deepEqual(
            [...index.numbersOf(asked)],
            asked.map((key) => map.get(key) ?? 0),
          )
        },
      ),
    ))

  it('gives each change the number that the one before it made, of the same point at once too', () => {
    const index = createPointIndex()
    const key = '1200123456787' as MeteringPoint
    index.change([key, key, key], (value, place) => 10 * value + place + 1)
    assert.deepEqual([...index.numbersOf([key])], [123])
    assert.equal(index.size, 1)
  })

  it('grows, with points that lie far apart and close together', () => {
    const index = createPointIndex()
    const points = Array.from(
      { length: 40_000 },
      (_, step) => String(1_000_000_000_000 + (step % 2) * step * 4_096 + step) as MeteringPoint,
    )
    for (let from = 0; from < points.length; from += 1_000)
      index.change(points.slice(from, from + 1_000), (_, place) => 1 + ((from + place) % 65_535))
    assert.equal(index.size, new Set(points).size)
    assert.deepEqual(
      [...index.numbersOf(points)],
      points.map((_, at) => 1 + (at % 65_535)),
    )
  })
})
