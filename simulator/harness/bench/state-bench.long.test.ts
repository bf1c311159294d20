import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createLogger } from '../../environment/logger.ts'
import { openLibsqlStore } from '../../environment/store/libsql-store.ts'
import { benchState } from './state-bench.ts'

it('measures what a handover leaves and costs, and starts from states of the size that was asked for', async () => {
  const started: number[][] = []
  const rows = await benchState({
    seed: 'bench',
    handovers: 5,
    finished: 40,
    open: 300,
    async start(state) {
      const store = openLibsqlStore(state)
      const { subjects } = store.walk(({ message }) => assert.fail(message))
      started.push([subjects, ...(await store.count(['release', 'order', 'command']))])
      store.closeAtOnce()
      return 1
    },
    log: createLogger({ level: 'silent' }),
  })
  const [floor, finished, scheduled, orders] = started
  assert.equal((finished?.[0] ?? 0) - (floor?.[0] ?? 0), 80)
  assert.equal(scheduled?.[1], 300)
  assert.deepEqual(orders?.slice(2), [300, 300])
  const beyond = rows.filter(({ measured, bar, unit }) => unit !== 's' && bar !== null && measured > bar)
  assert.deepEqual(beyond, [])
})
