import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createInTurn } from './in-turn.ts'

const later = (done: string[], what: string) => async () => {
  await new Promise(setImmediate)
  done.push(what)
}

test('what belongs to one key is done one after another, other keys beside it', async () => {
  const inTurn = createInTurn()
  const done: string[] = []
  const slow = async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate)
    done.push('a1')
  }
  await Promise.all([inTurn.run('a', slow), inTurn.run('a', later(done, 'a2')), inTurn.run('b', later(done, 'b1'))])
  assert.deepEqual(done, ['b1', 'a1', 'a2'])
})

test('what fails fails for whoever asked, and the next goes on', async () => {
  const inTurn = createInTurn()
  const done: string[] = []
  const failing = inTurn.run('a', () => Promise.reject(new Error('no')))
  const following = inTurn.run('a', later(done, 'a2'))
  await assert.rejects(failing, /no/)
  await following
  assert.deepEqual(done, ['a2'])
})

test('is idle when everything is done', async () => {
  const inTurn = createInTurn()
  const done: string[] = []
  void inTurn.run('a', later(done, 'a'))
  void inTurn.run('b', later(done, 'b'))
  await inTurn.idle()
  assert.deepEqual(done.sort(), ['a', 'b'])
})
