import assert from 'node:assert/strict'
import { it, mock } from 'node:test'
import { Paced } from './paced.ts'

it('tells of one at once, and of those that come again together, at the end of the interval', () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const told: string[] = []
  const paced = new Paced(10, (name) => told.push(name))
  paced.came('a')
  paced.came('b')
  assert.deepEqual(told, ['a', 'b'])
  paced.came('a')
  paced.came('a')
  mock.timers.tick(9)
  assert.deepEqual(told, ['a', 'b'])
  mock.timers.tick(1)
  assert.deepEqual(told, ['a', 'b', 'a'])
  mock.timers.tick(20)
  paced.came('b')
  assert.deepEqual(told, ['a', 'b', 'a', 'b'])
  paced.came('b')
  paced.close()
  mock.timers.tick(100)
  assert.deepEqual(told, ['a', 'b', 'a', 'b'])
  mock.timers.reset()
})
