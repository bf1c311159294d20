import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../../environment/randomness.ts'
import { planOf } from './load-plan.ts'
import { assumedMix } from './mix.ts'

const pace = { perSecond: 40, seconds: 50, rampSeconds: 0 }
const plan = (seed: string) => planOf(assumedMix, pace, createRandom(seed))

test('the same seed plans the same requests at the same instants, another plans others', () => {
  assert.deepEqual(plan('a'), plan('a'))
  assert.notDeepEqual(plan('a'), plan('b'))
})

test('a plan has the kinds of the mix in their shares', () => {
  const all = plan('a')
  const readings = all.filter(({ kind }) => kind.request === '4.8.1').length
  // Five standard deviations of a binomial count.
  assert.ok(Math.abs(readings - 0.35 * all.length) < 5 * Math.sqrt(all.length * 0.35 * 0.65), `${readings}`)
})
