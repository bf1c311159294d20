import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DateMask } from '../gbcs/dlms/calendar.ts'
import { ecs46c, ecs47Activate, ecs47Deactivate, ecs47Reset } from '../gbcs/dlms/commands/auxiliary-load.ts'
import { ccs02 } from '../gbcs/dlms/commands/hub.ts'
import { readGenericAlert } from '../gbcs/generic-alert.ts'
import { type EntityIdentifier, entityIdentifier, octetsOfEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { notFitted } from '../vocabulary/fitting.ts'
import { type Instant, instant } from '../vocabulary/instant.ts'
import type { SimulatedDeviceType } from '../vocabulary/trust-anchor-cell.ts'
import { contentCommand } from './testing/access.ts'
import { beginning, messageIn, testedPopulation } from './testing/device-under-test.ts'
import { albion, blueprintOf, broker } from './testing/parties.ts'

const stem = '00-DB-12-34-00-00-08'
const devices = {
  ESME: entityIdentifier(`${stem}-A0`),
  CHF: entityIdentifier(`${stem}-A2`),
  GPF: entityIdentifier(`${stem}-A3`),
  HCALCS: entityIdentifier(`${stem}-A5`),
}
const typeOf = (device: EntityIdentifier) =>
  (Object.keys(devices) as SimulatedDeviceType[]).find((type) => devices[type as keyof typeof devices] === device)

const any: DateMask = { year: null, month: null, day: null, weekday: null }
const entry = (index: number, selector: number, hour: number) => ({
  ...{ index, isEnabled: true, script: null, selector, validityMinutes: null, specialDays: [], begin: any, end: any },
  switchTime: { hour, minute: 0, second: 0, hundredths: 0 },
  weekdays: new Array<boolean>(7).fill(true),
})
const on1 = 0x0101
const off1 = 0x0102

/** A home in use whose HCALCS is switch 1 of its meter; it is nine o'clock, and the calendar has it on from ten to eleven. */
async function home() {
  const tested = testedPopulation({
    blueprint: (device) => {
      const type = typeOf(device)
      if (type === undefined) return undefined
      const fitting = { ...notFitted, devices, isJoined: true }
      return { ...blueprintOf(device, type, { supplier: albion }), fitting }
    },
  })
  const { population, clock, send, alerts, resumed } = tested
  let counter = 0n
  const tell = async (messageCode: number, contentOf: (counter: bigint) => Buffer) => {
    counter += 1n
    const command = { device: devices.ESME, by: albion, counter, messageCode, isCritical: true }
    const answers = await send(devices.ESME, await contentCommand({ ...command, content: contentOf(counter) }))
    assert.equal(answers.length, 1)
    await resumed()
  }
  await tell(0x0054, (at) =>
    ecs46c.write(
      {
        kind1: octetsOfEntityIdentifier(devices.HCALCS),
        specialDays: [],
        entries: [entry(1, on1, 10), entry(2, off1, 11)],
        calendarFrom: 'at once',
        specialDaysFrom: 'at once',
      },
      at,
    ),
  )
  const shown = async () =>
    Object.fromEntries((await population.displayOf(devices.HCALCS)).map((line) => [line.name, line.value]))
  const at = async (hours: number) => {
    await clock.advanceTo(instant(beginning + 3_600_000 * (hours - 9)) as Instant)
    return (await shown())['load-switch']
  }
  const remove = async () => {
    counter += 1n
    const content = ccs02.write({ entityIdentifier: octetsOfEntityIdentifier(devices.HCALCS) }, counter)
    const behind = { user: albion.entityIdentifier, counter: 1n }
    await send(
      devices.CHF,
      await contentCommand({ device: devices.CHF, by: broker, counter, messageCode: 2, behind, content }),
    )
    await resumed()
  }
  /** Codes of what the meter has said unasked. */
  const said = () =>
    alerts.flatMap((frame) => {
      const { originator, content } = messageIn(frame)
      const alert = readGenericAlert(content)
      return originator === devices.ESME && alert.ok ? [alert.value.alertCode.toString(16)] : []
    })
  const logOf = async (device: EntityIdentifier) => (await population.logOf(device)).map(({ reason }) => reason)
  return { ...tested, tell, shown, at, remove, said, logOf }
}

describe('an HCALCS', () => {
  it('is open, by nobody, before a meter has told it anything', async () => {
    const { population } = testedPopulation({ blueprint: (device) => blueprintOf(device, 'HCALCS') })
    const lines = await population.displayOf(devices.HCALCS)
    assert.deepEqual(
      lines.map(({ value }) => value),
      ['open', '', ''],
    )
  })

  it('is opened and closed as the calendar of its meter says, day by day', async () => {
    const { at, shown, logOf } = await home()
    assert.equal(await at(9.5), 'open')
    assert.equal(await at(10), 'closed')
    assert.deepEqual(await shown(), { 'load-switch': 'closed', since: '2026-11-22T10:00:00Z', meter: devices.ESME })
    assert.equal(await at(10.99), 'closed')
    assert.equal(await at(11), 'open')
    assert.equal(await at(24 + 10.5), 'closed')
    assert.equal((await logOf(devices.HCALCS)).filter((reason) => reason === 'load-switched').length, 4)
  })

  it('does what 7.5 and 7.6 say for as long as they say, and then what the calendar says', async () => {
    const { tell, at } = await home()
    await tell(0x0055, (counter) => (ecs47Activate[0] ?? assert.fail()).write({ minutes: 30 }, counter))
    assert.equal(await at(9), 'closed')
    assert.equal(await at(9.5), 'open')
    await at(10.25)
    await tell(0x0055, (counter) => (ecs47Deactivate[0] ?? assert.fail()).write({ minutes: 15 }, counter))
    assert.equal(await at(10.25), 'open')
    assert.equal(await at(10.5), 'closed')
  })

  it('is as the calendar says again at once where its meter is reset', async () => {
    const { tell, at } = await home()
    await tell(0x0055, (counter) => (ecs47Activate[0] ?? assert.fail()).write({ minutes: 30 }, counter))
    await tell(0x0055, (counter) => ecs47Reset.write({ script: 0x0120 }, counter))
    assert.equal(await at(9), 'open')
  })

  it('keeps its switch as it is where it does not hear its meter, which says so once', async () => {
    const { remove, at, said } = await home()
    assert.equal(await at(10), 'closed')
    await remove()
    assert.deepEqual(said(), [])
    assert.equal(await at(11), 'closed')
    assert.deepEqual(said(), ['811a'])
    assert.equal(await at(11.5), 'closed')
    assert.deepEqual(said(), ['811a'])
  })

  it('asks its meter when its hub is there again, and catches up with it', async () => {
    const { population, resumed, at, logOf } = await home()
    await at(10)
    await population.connect(devices.CHF, false)
    await resumed()
    assert.equal(await at(11), 'closed')
    await population.connect(devices.CHF, true)
    await resumed()
    assert.equal(await at(11), 'open')
    assert.ok((await logOf(devices.ESME)).includes('control-asked'))
  })

  it('hears its meter after a restart too', async () => {
    const before = await home()
    const after = testedPopulation({
      blueprint: (device) => {
        const type = typeOf(device)
        if (type === undefined) return undefined
        return {
          ...blueprintOf(device, type, { supplier: albion }),
          fitting: { ...notFitted, devices, isJoined: true },
        }
      },
      memory: await before.memory.again(),
      start: before.clock.now(),
    })
    await after.resumed()
    await after.clock.advanceTo(instant(beginning + 3_600_000))
    assert.equal((await after.population.displayOf(devices.HCALCS))[0]?.value, 'closed')
  })
})
