import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { instant } from '../vocabulary/instant.ts'
import { createInFlight } from './in-flight.ts'
import { createVirtualClock } from './virtual-clock.ts'

function world() {
  const inFlight = createInFlight()
  const happened: string[] = []
  const onFault = (what: string, fault: unknown) => happened.push(`${what}: ${(fault as Error).message}`)
  const clock = createVirtualClock({ start: instant(1000), inFlight, onFault })
  const note = (what: string) => () => {
    happened.push(`${what} at ${clock.now()}`)
  }
  return { inFlight, happened, clock, note }
}

describe('the virtual clock', () => {
  it('stands still until it is moved', async () => {
    const { clock } = world()
    await pause(3)
    assert.equal(clock.now(), 1000)
    await clock.advanceBy(500)
    assert.equal(clock.now(), 1500)
    await clock.advanceTo(instant(1501))
    assert.equal(clock.now(), 1501)
  })

  it('runs what falls due in order of time, then of insertion, at its own instant', async () => {
    const { clock, happened, note } = world()
    clock.at(instant(1300), 'c', note('c'))
    clock.at(instant(1200), 'a', note('a'))
    clock.at(instant(1200), 'b', note('b'))
    clock.at(instant(1401), 'd', note('d'))
    await clock.advanceTo(instant(1400))
    assert.deepEqual(happened, ['a at 1200', 'b at 1200', 'c at 1300'])
    assert.equal(clock.now(), 1400)
    assert.equal(clock.nextDue(), 1401)
  })

  it('runs what a task schedules on the way', async () => {
    const { clock, happened, note } = world()
    clock.at(instant(1100), 'first', () => {
      clock.at(instant(1150), 'second', note('second'))
    })
    clock.at(instant(1200), 'third', note('third'))
    await clock.advanceTo(instant(1300))
    assert.deepEqual(happened, ['second at 1150', 'third at 1200'])
  })

  it('waits for everything in flight before it moves, and between two tasks', async () => {
    const { clock, happened, note, inFlight } = world()
    inFlight.during(pause(5).then(note('earlier work')))
    clock.at(instant(1100), 'a', () => {
      inFlight.during(pause(5).then(note('what followed')))
    })
    clock.at(instant(1100), 'b', note('b'))
    await clock.advanceTo(instant(1100))
    assert.deepEqual(happened, ['earlier work at 1000', 'what followed at 1100', 'b at 1100'])
  })

  it('runs what is due already without being moved, yet not before its scheduler has gone on', async () => {
    const { clock, happened, note, inFlight } = world()
    clock.at(instant(1000), 'due', note('due'))
    happened.push('scheduled')
    await inFlight.settled()
    assert.deepEqual(happened, ['scheduled', 'due at 1000'])
  })

  it('runs what is due already although work in flight waits for it', async () => {
    const { clock, inFlight } = world()
    const answered = new Promise<void>((resolve) => {
      clock.at(instant(900), 'answer', () => resolve())
    })
    await inFlight.during(answered)
    await clock.advanceBy(1)
  })

  it('does not run what was cancelled', async () => {
    const { clock, happened, note } = world()
    clock.at(instant(1100), 'later', note('later'))()
    clock.at(instant(1000), 'due', note('due'))()
    await clock.advanceBy(200)
    assert.deepEqual(happened, [])
    assert.equal(clock.nextDue(), null)
  })

  it('tells the handler of a task that fails, and goes on', async () => {
    const { clock, happened, note } = world()
    clock.at(instant(1100), 'thrower', () => {
      throw new Error('thrown')
    })
    clock.at(instant(1100), 'rejecter', async () => {
      throw new Error('rejected')
    })
    clock.at(instant(1200), 'next', note('next'))
    await clock.advanceTo(instant(1200))
    assert.deepEqual(happened, ['thrower: thrown', 'rejecter: rejected', 'next at 1200'])
  })

  it('refuses to go back, and can still go on', async () => {
    const { clock } = world()
    await assert.rejects(clock.advanceTo(instant(999)), RangeError)
    await clock.advanceBy(1)
    assert.equal(clock.now(), 1001)
  })

  it('stands before the year 9999, and can still go on', async () => {
    const { clock } = world()
    const last = Date.parse('9998-12-31T23:59:59.999Z')
    for (const moment of [last + 1, 8.64e15, Number.NaN])
      await assert.rejects(clock.advanceTo(instant(moment)), { code: 'SIM_USAGE', message: /year 9999/ })
    await clock.advanceTo(instant(last))
    await assert.rejects(clock.advanceBy(1), { code: 'SIM_USAGE' })
    assert.equal(clock.now(), last)
  })

  it('makes moves one after another', async () => {
    const { clock } = world()
    await Promise.all([clock.advanceBy(100), clock.advanceBy(50)])
    assert.equal(clock.now(), 1150)
  })

  it('forgets what is scheduled once it is closed', async () => {
    const { clock, happened, note } = world()
    clock.at(instant(1100), 'a', note('a'))
    clock.close()
    await clock.advanceBy(200)
    assert.deepEqual(happened, [])
  })
})
