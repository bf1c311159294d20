import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createRequestQueue } from './request-queue.ts'

const busyFor = (milliseconds: number): void => {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}
const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve))

describe('a queue of requests', () => {
  test('begins in the order of arrival, a few in each turn of the event loop', async () => {
    const queue = createRequestQueue(() => 10_000)
    const begun: number[] = []
    const work = (which: number) => async () => {
      begun.push(which)
      busyFor(3)
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
    let longestWaitMs = 10_000
    const queue = createRequestQueue(() => longestWaitMs)
    const all = [1, 2].map(() =>
      queue.run(
        async () => {
          busyFor(20)
          longestWaitMs = 5
          return 'done'
        },
        () => 'given up',
      ),
    )
    assert.deepEqual(await Promise.all(all), ['done', 'given up'])
  })

  test('expects to wait as long as it took lately', async () => {
    const queue = createRequestQueue(() => 10_000)
    const enqueue = () =>
      queue.run(
        async () => busyFor(20),
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
