import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { BoundedMap } from './bounded-map.ts'

describe('BoundedMap', () => {
  it('forgets what was used longest ago', () => {
    const map = new BoundedMap<string, number>(2)
    map.set('a', 1)
    map.set('b', 2)
    map.get('a')
    map.set('c', 3)
    assert.deepEqual([map.get('a'), map.get('b'), map.get('c')], [1, undefined, 3])
    assert.equal(map.size, 2)
  })

  it('forgets nothing when a key that it holds is set again', () => {
    const map = new BoundedMap<string, number>(2)
    map.set('a', 1)
    map.set('b', 2)
    map.set('b', 3)
    assert.deepEqual([map.get('a'), map.get('b')], [1, 3])
  })

  it('makes a value once, undefined included', () => {
    const map = new BoundedMap<string, undefined>(1)
    let made = 0
    const make = () => {
      made += 1
      return undefined
    }
    map.getOrMake('a', make)
    map.getOrMake('a', make)
    assert.equal(made, 1)
  })

  it('keeps nothing of a value that could not be made', () => {
    const map = new BoundedMap<string, number>(1)
    const failing = () => {
      throw new Error('cannot')
    }
    assert.throws(() => map.getOrMake('a', failing), /cannot/)
    assert.equal(
      map.getOrMake('a', () => 2),
      2,
    )
  })

  it('no longer knows a key that was deleted', () => {
    const map = new BoundedMap<string, number>(1)
    map.set('a', 1)
    assert.equal(map.delete('a'), true)
    assert.equal(map.get('a'), undefined)
  })

  it('holds after any uses what was used last', () => {
    const key = fc.nat(6)
    const use = fc.record({ kind: fc.constantFrom('get', 'set', 'getOrMake', 'delete'), key })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(use, { maxLength: 40 }), (capacity, uses) => {
        const map = new BoundedMap<number, number>(capacity)
        let held: number[] = []
        for (const { kind, key } of uses) {
          const isHeld = held.includes(key)
          if (kind === 'delete') assert.equal(map.delete(key), isHeld)
          else if (kind === 'get') assert.equal(map.get(key), isHeld ? key : undefined)
          else if (kind === 'set') map.set(key, key)
          else
            assert.equal(
              map.getOrMake(key, () => key),
              key,
            )
          const others = held.filter((each) => each !== key)
          const isUsed = kind === 'set' || kind === 'getOrMake' || (kind === 'get' && isHeld)
          held = isUsed ? [...others, key].slice(-capacity) : kind === 'delete' ? others : held
          assert.equal(map.size, held.length)
        }
        for (const key of [0, 1, 2, 3, 4, 5, 6]) assert.equal(map.get(key), held.includes(key) ? key : undefined)
      }),
    )
  })

  it('refuses a capacity that holds nothing', () => {
    assert.throws(() => new BoundedMap(0), RangeError)
  })
})
