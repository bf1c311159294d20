import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createRequestQueue } from './request-queue.ts'

const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve))

/** A clock that goes on only when work is done, so that no busy machine changes what comes of it. */
function clockOfWork() {
  let now = 0
  return {
    now: () => now,
    workFor: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

describe('a queue of requests', () => {
  test('begins in the order of arrival, one in each turn of the event loop', async () => {
    const queue = createRequestQueue(() => 10_000)
    const begun: number[] = []
    const work = (which: number) => async () => {
      begun.push(which)
    }
    const all = [0, 1, 2].map((which) => queue.run(work(which), async () => {}))
    assert.deepEqual(begun, [])
    assert.ok(queue.wait() > 0)
    await turnOfLoop()
    assert.deepEqual(begun, [0])
    await Promise.all(all)
    assert.deepEqual(begun, [0, 1, 2])
    assert.equal(queue.wait(), 0)
  })

  test('gives up, without beginning it, what has waited too long', async () => {
    const { now, workFor } = clockOfWork()
    const queue = createRequestQueue(() => 5, 32, now)
    const all = [1, 2].map(() =>
      queue.run(
        async () => workFor(20) ?? 'done',
        () => 'given up',
      ),
    )
    assert.deepEqual(await Promise.all(all), ['done', 'given up'])
  })

  test('expects to wait as long as it took lately', async () => {
    const { now, workFor } = clockOfWork()
    const queue = createRequestQueue(() => 10_000, 32, now)
    const enqueue = () =>
      queue.run(
        async () => workFor(20),
        () => {},
      )
    await Promise.all(Array.from({ length: 10 }, enqueue))
    const all = Array.from({ length: 10 }, enqueue)
    assert.ok(queue.wait() > 100, `${queue.wait()} ms for ten of 20 ms`)
    await Promise.all(all)
  })

  test('stands while others arrive, but not for ever', async () => {
    const queue = createRequestQueue(() => 10_000, 500)
    let begun = false
    const run = queue.run(
      async () => {
        begun = true
      },
      () => {},
    )
    queue.letArrive()
    await turnOfLoop()
    assert.equal(begun, false)
    while (!begun) {
      queue.letArrive()
      await turnOfLoop()
    }
    await run
  })
})
