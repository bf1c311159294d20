import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbered, partsOf } from './parts-of-body.ts'

const field = (path: string, ...lists: string[]) => ({ path, lists })

test('fields of a list stand together, and so do those of a list inside it', () => {
  const [start, day, time, action, after] = [
    field('Start'),
    field('Day.Name', 'Day'),
    field('Day.Entry.Time', 'Day', 'Day.Entry'),
    field('Day.Entry.Action', 'Day', 'Day.Entry'),
    field('After'),
  ]
  assert.deepEqual(partsOf([start, day, time, action, after]), [
    start,
    { path: 'Day', parts: [day, { path: 'Day.Entry', parts: [time, action] }] },
    after,
  ])
})

test('two lists that follow one another stay two', () =>
  assert.deepEqual(
    partsOf([field('Day', 'Day'), field('Week', 'Week')]).map(({ path }) => path),
    ['Day', 'Week'],
  ))

test('a path says which of several', () => {
  const places = [
    { path: 'Day', place: 2 },
    { path: 'Day.Entry', place: 1 },
  ]
  assert.equal(numbered('Day.Entry.Time', places), 'Day[2].Entry[1].Time')
  assert.equal(numbered('Start', places), 'Start')
})
