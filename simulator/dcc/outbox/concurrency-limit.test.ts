import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { createConcurrencyLimit } from './concurrency-limit.ts'

const turns = (count: number) => new Promise<void>((resolve) => (count === 0 ? resolve() : setImmediate(resolve)))

test('never lets more in than there are places, and each in the order in which it came', async () => {
  const lengths = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), lengths, async (places, works) => {
      const pass = createConcurrencyLimit(places)
      const begun: number[] = []
      let inside = 0
      await Promise.all(
        works.map((length, index) =>
          pass(async () => {
            begun.push(index)
            inside += 1
            assert.ok(inside <= places)
            await turns(length)
            inside -= 1
          }),
        ),
      )
      assert.deepEqual(begun, [...works.keys()])
    }),
    { numRuns: 100 },
  )
})

test('goes on after work that failed', async () => {
  const pass = createConcurrencyLimit(1)
  const failing = pass(() => Promise.reject(new Error('lost')))
  const next = pass(async () => 'delivered')
  await assert.rejects(failing, /lost/)
  assert.equal(await next, 'delivered')
})
