import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { instant } from '../vocabulary/instant.ts'
import type { State, Taken } from '../vocabulary/ports/state.ts'
import { DueWorks } from './due-works.ts'
import { createInFlight } from './in-flight.ts'
import { createLogger } from './logger.ts'
import { memoryStore } from './store/testing/memory-store.ts'
import { createVirtualClock } from './virtual-clock.ts'

const at = instant(1_000)

/** Works of one kind on a store in memory, and how often it was asked for some. */
function works(
  atOnce: number,
  perform: (taken: Taken, state: State) => Promise<void>,
  whileTaking: () => Promise<void> = async () => {},
) {
  const { store } = memoryStore()
  let asked = 0
  const state: State = {
    read: (keys) => store.read(keys),
    page: (prefix, after, most) => store.page(prefix, after, most),
    change: (change) => store.change(change),
    async take(kind, now, most) {
      asked += 1
      const found = await store.take(kind, now, most)
      await whileTaking()
      return found
    },
    works: (kind, lane) => store.works(kind, lane),
    count: (kinds) => store.count(kinds),
    abandon: () => store.abandon(),
    onHint: (listener) => store.onHint(listener),
    close: () => store.close(),
  }
  const inFlight = createInFlight()
  const clock = createVirtualClock({ start: at, inFlight, onFault: (_, fault) => assert.fail(String(fault)) })
  const due = new DueWorks({
    state,
    kind: 'k',
    atOnce,
    perform: (taken) => perform(taken, state),
    clock,
    scheduler: clock,
    inFlight,
    log: createLogger({ level: 'silent' }),
  })
  return { state, due, clock, asked: () => asked }
}

const work = (lane: string, body: unknown) => ({ kind: 'k', lane, due: at, body })

async function until(isTrue: () => boolean): Promise<void> {
  for (let turns = 0; turns < 10_000 && !isTrue(); turns += 1) await turn()
  assert.ok(isTrue(), 'it never came')
}

it('does every work once, those of a lane in order, with fewer places than works', async () => {
  const done: unknown[] = []
  const { state, due } = works(2, async (taken, of) => {
    await turn()
    done.push(taken.body)
    await of.change({ done: [taken] })
  })
  await state.change({ add: [work('a', 1), work('a', 2), work('b', 3), work('c', 4), work('d', 5)] })
  due.start()
  await until(() => done.length === 5)
  assert.deepEqual(done.toSorted(), [1, 2, 3, 4, 5])
  assert.ok(done.indexOf(1) < done.indexOf(2))
  due.close()
})

it('takes others in the place of a work that broke off', async () => {
  const done: unknown[] = []
  const { state, due } = works(1, async (taken, of) => {
    if (taken.body === 1) throw new Error('broke off')
    done.push(taken.body)
    await of.change({ done: [taken] })
  })
  await state.change({ add: [work('a', 1), work('b', 2)] })
  due.start()
  await until(() => done.length === 1)
  assert.deepEqual(done, [2])
  due.close()
})

it('asks the store once for works that end together, and once more', async () => {
  let ends = 0
  let letEnd = (): void => {}
  const mayEnd = new Promise<void>((resolve) => (letEnd = resolve))
  const { state, due, asked } = works(64, async (taken, of) => {
    await mayEnd
    await of.change({ done: [taken] })
    ends += 1
  })
  await state.change({ add: Array.from({ length: 20 }, (_, index) => work(`lane ${index}`, index)) })
  due.start()
  await until(() => asked() > 0)
  const before = asked()
  letEnd()
  await until(() => ends === 20)
  for (let turns = 0; turns < 20; turns += 1) await turn()
  assert.ok(asked() - before <= 2, `asked ${asked() - before} times`)
  due.close()
})

it('does in time what was added, for later, while it asked for what is due', async () => {
  const done: unknown[] = []
  const later = instant(2_000)
  let add: (() => Promise<unknown>) | null = null
  const whileTaking = async (): Promise<void> => {
    const adding = add
    add = null
    await adding?.()
  }
  const perform = async (taken: Taken, of: State): Promise<void> => {
    done.push(taken.body)
    await of.change({ done: [taken] })
  }
  const { state, due, clock, asked } = works(4, perform, whileTaking)
  add = () => state.change({ add: [{ ...work('a', 1), due: later }] })
  due.start()
  await until(() => asked() > 0 && due.next !== null)
  await clock.advanceTo(later)
  await until(() => done.length === 1)
  assert.deepEqual(done, [1])
  due.close()
})
