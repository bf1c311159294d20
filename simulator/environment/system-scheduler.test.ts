import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { instant } from '../vocabulary/instant.ts'
import { createInFlight } from './in-flight.ts'
import { createSystemClock } from './system-clock.ts'
import { createSystemScheduler } from './system-scheduler.ts'

const day = 24 * 60 * 60 * 1000

function world() {
  const happened: string[] = []
  const onFault = (what: string, fault: unknown) => happened.push(`${what}: ${(fault as Error).message}`)
  const clock = createSystemClock(instant(0))
  const scheduler = createSystemScheduler({ clock, inFlight: createInFlight(), onFault })
  const note = (what: string) => () => {
    happened.push(what)
  }
  return { happened, clock, scheduler, note }
}

describe('the system clock', () => {
  it('shows the time of the machine', () => {
    const before = Date.now()
    const shown = createSystemClock().now()
    assert.ok(shown >= before && shown <= Date.now())
  })

  it('goes on from the instant that it was started at', async () => {
    const start = instant(Date.UTC(2030, 0, 1))
    const clock = createSystemClock(start)
    await pause(10)
    const gone = clock.now() - start
    assert.ok(gone >= 9 && gone < 5000, `${gone} ms`)
  })
})

describe('the system scheduler', () => {
  it('runs a task at its moment and never before', async () => {
    const { clock, scheduler } = world()
    const ranAt = await new Promise<number>((resolve) => {
      scheduler.at(instant(20), 'task', () => resolve(clock.now()))
    })
    assert.ok(ranAt >= 20, `${ranAt}`)
  })

  it('waits for nothing while the clock stands still, and goes on where it stood', async () => {
    const { clock, scheduler, happened, note } = world()
    scheduler.at(instant(15), 'before', note('before'))
    clock.stop()
    scheduler.stop()
    const stoodAt = clock.now()
    scheduler.at(instant(stoodAt + 40), 'meanwhile', note('meanwhile'))
    scheduler.at(stoodAt, 'due', note('due'))
    await pause(40)
    assert.deepEqual([clock.now(), clock.isRunning, happened], [stoodAt, false, ['due']])
    clock.run()
    scheduler.run()
    await pause(120)
    assert.deepEqual(happened, ['due', 'before', 'meanwhile'])
    assert.ok(clock.now() - stoodAt < 5000 && clock.now() > stoodAt)
  })

  it('runs what is due already, yet not before its scheduler has gone on', async () => {
    const { scheduler, happened, note } = world()
    scheduler.at(instant(-5), 'due', note('due'))
    assert.deepEqual(happened, [])
    await pause(5)
    assert.deepEqual(happened, ['due'])
  })

  it('keeps a task that is due in months until then', (context) => {
    context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 })
    const { scheduler, happened, note } = world()
    scheduler.at(instant(60 * day), 'far', note('far'))
    // Further than one timer reaches: a timer that overflows would fire at once.
    for (let days = 1; days < 60; days += 1) context.mock.timers.tick(day)
    assert.deepEqual(happened, [])
    context.mock.timers.tick(day)
    assert.deepEqual(happened, ['far'])
  })

  it('does not run what was cancelled, or what is pending when it closes', async () => {
    const { scheduler, happened, note } = world()
    scheduler.at(instant(1), 'cancelled', note('cancelled'))()
    scheduler.at(instant(1), 'pending', note('pending'))
    scheduler.close()
    await pause(15)
    assert.deepEqual(happened, [])
  })

  it('tells the handler of a task that fails', async () => {
    const { scheduler, happened } = world()
    scheduler.at(instant(0), 'task', async () => {
      throw new Error('lost')
    })
    await pause(5)
    assert.deepEqual(happened, ['task: lost'])
  })
})
