import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../../environment/randomness.ts'
import { arrivalsOf } from './arrivals.ts'

const pace = { perSecond: 100, seconds: 50, rampSeconds: 10 }

function arrivals(seed: string) {
  const random = createRandom(seed)
  return [...arrivalsOf(pace, () => random.integer(0, 0xffff_ffff) / 0x1_0000_0000)]
}

test('as many requests are intended as the pace says, half of it within the ramp', () => {
  const all = arrivals('a')
  const measured = all.filter((arrival) => arrival.measured)
  // Five standard deviations of a Poisson count.
  assert.ok(Math.abs(measured.length - 5_000) < 5 * Math.sqrt(5_000), `${measured.length}`)
  assert.ok(Math.abs(all.length - measured.length - 500) < 5 * Math.sqrt(500), `${all.length - measured.length}`)
})

test('intended instants rise, stay within the run, and come faster as the ramp goes on', () => {
  const times = arrivals('b').map(({ atMs }) => atMs)
  assert.deepEqual(
    times,
    times.toSorted((one, other) => one - other),
  )
  assert.ok((times.at(-1) ?? 0) < 60_000)
  const before = (second: number) => times.filter((atMs) => atMs < second * 1_000).length
  assert.ok(before(5) * 2 < before(10) - before(5))
})

test('the same seed asks at the same instants', () => assert.deepEqual(arrivals('c'), arrivals('c')))
