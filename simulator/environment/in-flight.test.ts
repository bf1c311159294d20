import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { createInFlight } from './in-flight.ts'

describe('createInFlight', () => {
  it('settles when nothing was begun', async () => {
    await createInFlight().settled()
  })

  it('settles only after all that is in flight', async () => {
    const inFlight = createInFlight()
    const ended: string[] = []
    inFlight.during(pause(5).then(() => ended.push('short')))
    inFlight.during(pause(15).then(() => ended.push('long')))
    await inFlight.settled()
    assert.deepEqual(ended, ['short', 'long'])
    assert.equal(inFlight.count, 0)
  })

  it('waits for what follows from work that has settled', async () => {
    const inFlight = createInFlight()
    let followed = false
    const follow = async () => {
      await inFlight.during(pause(5))
      await inFlight.during(pause(5))
      followed = true
    }
    follow()
    await inFlight.settled()
    assert.ok(followed)
  })

  it('hands the outcome through, failures included, and counts them as ended', async () => {
    const inFlight = createInFlight()
    assert.equal(await inFlight.during(Promise.resolve(7)), 7)
    await assert.rejects(inFlight.during(Promise.reject(new Error('lost'))), /lost/)
    await inFlight.settled()
    assert.equal(inFlight.count, 0)
  })
})
