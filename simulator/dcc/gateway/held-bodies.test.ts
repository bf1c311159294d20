import assert from 'node:assert/strict'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { createHeldBodies } from './held-bodies.ts'

const bodies = (inTotal: number, perConnection: number) =>
  createHeldBodies({ inTotal: () => inTotal, perConnection: () => perConnection })

test('bodies have room until all of them together have as much as they may', () => {
  const held = bodies(100, 80)
  const first = held.begin(new Socket())
  const second = held.begin(new Socket())
  assert.deepEqual([first.grow(60), second.grow(50), second.grow(40)], [true, false, true])
  first.release()
  first.release()
  assert.deepEqual([second.grow(40), held.begin(new Socket()).grow(21)], [true, false])
})

test('the bodies of one connection have as much as one may', () => {
  const held = bodies(1_000, 80)
  const connection = new Socket()
  const [first, second] = [held.begin(connection), held.begin(connection)]
  assert.deepEqual([first.grow(60), second.grow(30), held.begin(new Socket()).grow(80)], [true, false, true])
  first.release()
  assert.ok(second.grow(80))
})
