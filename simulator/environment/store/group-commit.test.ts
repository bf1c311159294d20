import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { GroupCommit } from './group-commit.ts'

/** Time that passes when the test says so, and the groups and commits that came of it. */
function underTest() {
  let now = 0
  let turns: (() => void)[] = []
  const timers = new Map<() => void, number>()
  const groups: { readonly at: number; readonly size: number }[] = []
  const commits: number[] = []
  const commit = new GroupCommit<null>(
    {
      run(writes) {
        groups.push({ at: now, size: writes.length })
        return writes.map((write) => write())
      },
      commit: () => void commits.push(now),
    },
    'a store',
    {
      now: () => now,
      soon: (task) => void turns.push(task),
      later(ms, task) {
        timers.set(task, now + ms)
        return () => timers.delete(task)
      },
    },
  )
  const write = (count: number, isAwaited = true) =>
    Promise.all(Array.from({ length: count }, () => commit.write(() => null, isAwaited)))
  /** The event loop turns, and comes to a time. */
  const until = (moment: number): void => {
    const turn = turns
    turns = []
    for (const task of turn) task()
    now = moment
    for (const [task, at] of timers) {
      if (at > now) continue
      timers.delete(task)
      task()
    }
  }
  return { write, until, groups, commits }
}

describe('a group commit', () => {
  it('commits at once for whoever is alone, however soon after another', () => {
    const { write, until, groups, commits } = underTest()
    for (const moment of [1, 2, 3]) {
      void write(1)
      until(moment)
    }
    assert.deepEqual(
      groups.map(({ size }) => size),
      [1, 1, 1],
    )
    assert.deepEqual(commits, [0, 1, 2])
  })

  it('rests for 12 ms behind a group of several, and takes what came meanwhile together', async () => {
    const { write, until, groups, commits } = underTest()
    const first = write(2)
    until(1)
    await first
    const second = [write(1), write(1)]
    until(5)
    const third = write(1)
    until(11.9)
    assert.deepEqual(commits, [0])
    until(12)
    await Promise.all([...second, third])
    assert.deepEqual(groups, [
      { at: 0, size: 2 },
      { at: 12, size: 3 },
    ])
    assert.deepEqual(commits, [0, 12])
  })

  it('rests no longer when nobody came while it rested', async () => {
    const { write, until, commits } = underTest()
    void write(2)
    until(20)
    void write(1)
    until(21)
    assert.deepEqual(commits, [0, 20])
  })

  it('commits within 100 ms what nobody waits for, and with the next group where one comes', async () => {
    const { write, until, groups, commits } = underTest()
    await Promise.all([write(1, false), until(1)])
    assert.deepEqual([groups.length, commits], [1, []])
    until(99)
    assert.deepEqual(commits, [])
    until(100)
    assert.deepEqual(commits, [100])
    void write(1, false)
    until(110)
    void write(1)
    until(111)
    until(300)
    assert.deepEqual(commits, [100, 110])
  })

  it('writes no more than 512 changes in one transaction', () => {
    const { write, until, groups } = underTest()
    void write(1_000)
    until(1)
    until(12)
    assert.deepEqual(groups, [
      { at: 0, size: 512 },
      { at: 12, size: 488 },
    ])
  })
})
