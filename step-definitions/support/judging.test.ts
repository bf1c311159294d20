import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judging } from './judging.ts'

const verdict = {
  outcome: 'refused',
  rule: 'NOC-10',
  reason: 'other-party',
  expected: ['a'],
  warnings: [],
  because: '',
}

describe('strict judging', () => {
  it('lets pass what is as expected in all that is said', () => {
    judging(true).hold(verdict, { outcome: 'refused', rule: 'NOC-10', reason: 'other-party' })
  })
  for (const [what, expected] of Object.entries({
    rule: { outcome: 'refused', rule: 'NOC-9' },
    reason: { outcome: 'refused', reason: 'wrong-role' },
    'expected parties': { outcome: 'refused', expected: ['b'] },
    warnings: { outcome: 'refused', warnings: ['no-registration'] },
    outcome: { outcome: 'accepted' },
  } as const))
    it(`fails on another ${what}`, () => {
      assert.throws(() => judging(true).hold(verdict, expected), /the verdict of the check/)
    })
})

describe('judging by the outcome', () => {
  it('lets other grounds pass', () => {
    judging(false).hold(verdict, { outcome: 'refused', rule: 'NOC-9', reason: 'wrong-role' })
  })
  it('fails on another outcome, and where there is no verdict', () => {
    assert.throws(() => judging(false).hold(verdict, { outcome: 'accepted', rule: 'NOC-10' }))
    assert.throws(() => judging(false).hold(undefined, { outcome: 'refused' }))
  })
})
