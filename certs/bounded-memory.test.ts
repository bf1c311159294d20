import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBoundedMemory } from './bounded-memory.ts'

test('forgets what was unused for longest once it is full', () => {
  const memory = createBoundedMemory<string, number>(2)
  memory.set('a', 1)
  memory.set('b', 2)
  assert.equal(memory.get('a'), 1)
  memory.set('c', 3)
  assert.deepEqual([memory.get('a'), memory.get('b'), memory.get('c')], [1, undefined, 3])
})

test('setting a key again takes no second place', () => {
  const memory = createBoundedMemory<string, number>(2)
  memory.set('a', 1)
  memory.set('b', 2)
  memory.set('a', 4)
  assert.deepEqual([memory.size, memory.get('a'), memory.get('b')], [2, 4, 2])
})
