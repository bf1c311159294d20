import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLogger } from '../../environment/logger.ts'
import { openLibsqlStore } from '../../environment/store/libsql-store.ts'
import { configure } from '../configuration/configuration.ts'
import { createWorldClock } from '../world/world-clock.ts'
import { announcingClock } from './announce-changes.ts'

function announcedClock(deterministic: boolean) {
  const store = openLibsqlStore(null)
  const told: string[] = []
  const time = createWorldClock(configure({ deterministic }), store, createLogger({ level: 'silent' }))
  const close = () => {
    time.scheduler.close()
    store.closeAtOnce()
  }
  return { time: announcingClock(time, ({ kind }) => told.push(kind)), told, close }
}

describe('a clock that runs by itself', () => {
  it('is told to have paused and resumed, each once', () => {
    const { time, told, close } = announcedClock(false)
    assert.equal(time.isRunning(), true)
    time.setRunning(false)
    time.setRunning(false)
    const stoodAt = time.clock.now()
    assert.deepEqual([time.isRunning(), time.clock.now()], [false, stoodAt])
    time.setRunning(true)
    assert.deepEqual(told, ['paused', 'resumed'])
    close()
  })
})

describe('a virtual clock', () => {
  it('cannot be let run: it stands still until it is moved', () => {
    const { time, told, close } = announcedClock(true)
    assert.throws(() => time.setRunning(true), { code: 'SIM_USAGE' })
    time.setRunning(false)
    assert.deepEqual(told, [])
    close()
  })
})
