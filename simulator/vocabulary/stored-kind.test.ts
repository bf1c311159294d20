import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { readStored, storedKind } from './stored-kind.ts'

const counter = storedKind('a counter', 2, z.strictObject({ last: z.string() }))

describe('a stored kind', () => {
  it('reads what it wrote', () => {
    assert.deepEqual(counter.read('counter/1', counter.write({ last: '7' })), { last: '7' })
  })

  it('knows that there is nothing, and that there should be', () => {
    assert.equal(counter.read('counter/1', undefined), undefined)
    const fault = { code: 'SIM_STATE_UNREADABLE', message: /counter\/1 should hold a counter, and holds nothing/ }
    assert.throws(() => readStored(counter, 'counter/1', undefined), fault)
  })

  for (const [name, stored, says] of [
    ['another version', [1, { last: '7' }], /counter\/1 holds a counter in version 1, and .* reads version 2/],
    ['no version', { last: '7' }, /in no version/],
    ['another shape', [2, { last: 7 }], /counter\/1 does not hold a counter: last: /],
    ['more than there is to it', [2, { last: '7', next: 1 }], /does not hold a counter/],
    ['null', null, /in no version/],
  ] as const)
    it(`refuses ${name}, and says what to do`, () => {
      assert.throws(() => counter.read('counter/1', stored), { code: 'SIM_STATE_UNREADABLE', message: says })
    })
})
