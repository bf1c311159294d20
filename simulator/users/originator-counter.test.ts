import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../vocabulary/instant.ts'
import { createOriginatorCounter } from './originator-counter.ts'

const at = (milliseconds: number) => ({ now: () => instant(milliseconds) })

test('counts the milliseconds of the simulated clock', () => {
  assert.equal(createOriginatorCounter(at(1_795_338_000_000)).next(), 1_795_338_000_000n)
})

test('counts on where the clock stands still or goes back', () => {
  let now = instant(100)
  const counter = createOriginatorCounter({ now: () => now })
  assert.equal(counter.next(), 100n)
  assert.equal(counter.next(), 101n)
  now = instant(50)
  assert.equal(counter.next(), 102n)
  now = instant(200)
  assert.equal(counter.next(), 200n)
})

test('goes on above what was used before', () => {
  assert.equal(createOriginatorCounter(at(5), 700n).next(), 701n)
})
