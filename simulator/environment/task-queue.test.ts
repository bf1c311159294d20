import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { instant } from '../vocabulary/instant.ts'
import { TaskQueue } from './task-queue.ts'

const task = () => {}
const endOfTime = instant(Number.MAX_SAFE_INTEGER)

function drain(queue: TaskQueue): string[] {
  const drained: string[] = []
  for (let next = queue.takeDue(endOfTime); next !== undefined; next = queue.takeDue(endOfTime)) drained.push(next.what)
  return drained
}

describe('TaskQueue', () => {
  it('agrees with a sorted list, whatever is inserted, taken and cancelled', () => {
    const step = fc.oneof(
      fc.record({ insert: fc.nat({ max: 20 }) }),
      fc.record({ cancel: fc.nat({ max: 50 }) }),
      fc.record({ take: fc.nat({ max: 20 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const queue = new TaskQueue()
        const cancels: (() => void)[] = []
        let model: { what: string; moment: number }[] = []
        for (const taken of steps) {
          if ('insert' in taken) {
            const what = `${cancels.length}`
            cancels.push(queue.insert({ what, task, moment: instant(taken.insert) }))
            model.push({ what, moment: taken.insert })
            model.sort((a, b) => a.moment - b.moment || Number(a.what) - Number(b.what))
          } else if ('cancel' in taken) {
            cancels[taken.cancel]?.()
            model = model.filter(({ what }) => what !== `${taken.cancel}`)
          } else {
            const due = model[0] !== undefined && model[0].moment <= taken.take ? model.shift() : undefined
            assert.equal(queue.takeDue(instant(taken.take))?.what, due?.what)
          }
          assert.equal(queue.size, model.length)
          assert.equal(queue.first()?.what, model[0]?.what)
        }
        assert.deepEqual(
          drain(queue),
          model.map(({ what }) => what),
        )
      }),
    )
  })

  it('holds nothing once it is cleared', () => {
    const queue = new TaskQueue()
    const cancel = queue.insert({ what: 'a', task, moment: instant(1) })
    queue.clear()
    cancel()
    assert.deepEqual(drain(queue), [])
  })
})
