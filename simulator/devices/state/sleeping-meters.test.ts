import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { MemoryStore } from '../../environment/store/testing/memory-store.ts'
import { gbzContent } from '../../gbcs/gbz/content.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { notFitted } from '../../vocabulary/fitting.ts'
import { instant } from '../../vocabulary/instant.ts'
import { refuseWhatTheyAreNot } from '../../vocabulary/testing/stored-kinds.ts'
import { contentCommand } from '../testing/access.ts'
import { beginning, messageIn, testedPopulation } from '../testing/device-under-test.ts'
import { albion, blueprintOf } from '../testing/parties.ts'
import { awakeFrom, heardUntil, storedHeldFrame, storedHeldImage } from './sleeping-meters.ts'

const minuteMs = 60_000
const devices = {
  GSME: entityIdentifier('00-DB-12-34-00-00-07-A1'),
  GPF: entityIdentifier('00-DB-12-34-00-00-07-A3'),
}
const homeOf = (gsmeWakesEveryMs: number) => ({ ...notFitted, devices, isJoined: true, gsmeWakesEveryMs })
const meterOf = (gsmeWakesEveryMs: number) => ({ type: 'GSME', fitting: homeOf(gsmeWakesEveryMs) }) as const
const proxyOf = (gsmeWakesEveryMs: number) => ({ type: 'GPF', fitting: homeOf(gsmeWakesEveryMs) }) as const

describe('a gas meter', () => {
  const everyMs = fc.integer({ min: minuteMs, max: 86_400_000 })
  const moment = fc.integer({ min: Date.UTC(2020), max: Date.UTC(2040) }).map(instant)

  it('is awake once in each interval, and hears nothing between', () => {
    fc.assert(
      fc.property(everyMs, moment, (every, now) => {
        const awake = awakeFrom(meterOf(every), now)
        assert.ok(awake >= now && awake < now + every)
        assert.equal(awakeFrom(meterOf(every), awake), awake)
        if (awake > now) assert.equal(awakeFrom(meterOf(every), instant(awake - 1)), awake)
      }),
    )
  })

  it('was heard by its proxy when it was awake last', () => {
    fc.assert(
      fc.property(everyMs, moment, (every, now) => {
        const heard = heardUntil(proxyOf(every), now)
        assert.ok(heard <= now && heard > now - every)
        assert.equal(awakeFrom(meterOf(every), instant(heard - 1)), heard - 1)
        assert.equal(awakeFrom(meterOf(every), now) === now, heard === now)
      }),
    )
  })

  it('never sleeps where nobody says how often it wakes, nor do other devices', () => {
    for (const blueprint of [meterOf(0), proxyOf(0)])
      assert.deepEqual([awakeFrom(blueprint, beginning), heardUntil(blueprint, beginning)], [beginning, beginning])
    const esme = { ...meterOf(minuteMs), type: 'ESME' } as const
    assert.equal(awakeFrom(esme, instant(beginning + 1)), beginning + 1)
  })
})

describe('what a hub holds for a gas meter that sleeps', () => {
  const every = 30 * minuteMs
  const asleep = instant(awakeFrom(meterOf(every), beginning) + minuteMs)
  const wakes = awakeFrom(meterOf(every), asleep)
  const home = (memory?: MemoryStore) =>
    testedPopulation({
      start: asleep,
      ...(memory !== undefined && { memory }),
      blueprint: (device) =>
        device === devices.GSME
          ? { ...blueprintOf(device, 'GSME', { supplier: albion }), fitting: homeOf(every) }
          : undefined,
    })

  /** GCS46: reads the MPRN. */
  const reading = (counter: bigint) => {
    const header = { frameControl: 0, manufacturerCode: null, sequenceNumber: 0, commandId: 0 }
    const component = { control: 1, clusterId: 0x0708, fromDateTime: null, additionalHeader: null, header }
    const content = gbzContent.write({ components: [{ ...component, payload: { attributeIds: [0x001a] } }] })
    return contentCommand({ device: devices.GSME, by: albion, counter, messageCode: 0x0089, content })
  }

  it('reaches the meter when it wakes, in the order in which it came', async () => {
    const { send, clock, alerts, population } = home()
    for (const counter of [10n, 11n]) assert.deepEqual(await send(devices.GSME, await reading(counter)), [])
    await clock.advanceTo(instant(wakes - 1))
    assert.equal(await population.framesSeen(devices.GSME), 0)
    await clock.advanceTo(wakes)
    assert.deepEqual(
      alerts.map((frame) => messageIn(frame).counter),
      [10n, 11n],
    )
  })

  it('is there after a restart', async () => {
    const before = home()
    await before.send(devices.GSME, await reading(10n))
    const after = home(await before.memory.again())
    await after.clock.advanceTo(wakes)
    assert.equal(after.alerts.length, 1)
  })

  it('is nothing while the meter is awake', async () => {
    const { send, clock } = home()
    await clock.advanceTo(wakes)
    assert.equal((await send(devices.GSME, await reading(10n))).length, 1)
  })
})

refuseWhatTheyAreNot([storedHeldFrame, storedHeldImage])
