import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createInFlight } from '../environment/in-flight.ts'
import { createRandom } from '../environment/randomness.ts'
import { createVirtualClock } from '../environment/virtual-clock.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { instant } from '../vocabulary/instant.ts'
import type { DevicePopulation } from '../vocabulary/ports/wan.ts'
import { createFaultPlan } from './fault-plan.ts'
import { faultRulesSchema } from './fault-rule.ts'
import { createPopulationWan } from './population-wan.ts'

const esme = entityIdentifier('00-DB-12-34-56-78-90-A0')
const stranger = entityIdentifier('00-DB-12-34-56-78-90-AF')

/** Devices that answer every frame with its octets in reverse, unless told to fail. */
function reversingPopulation() {
  const received: string[] = []
  let unprompted: Parameters<DevicePopulation['onUnprompted']>[0] = async () => {}
  let failing = false
  const population: DevicePopulation = {
    holds: (device) => device === esme,
    reaches: () => true,
    async receive(_device, frame, send) {
      if (failing) throw new Error('the disk is full')
      received.push(Buffer.from(frame).toString('latin1'))
      void send(Buffer.from(frame).reverse())
      return true
    },
    onUnprompted(send) {
      unprompted = send
    },
  }
  return {
    population,
    received,
    alert: (text: string) => unprompted(esme, Buffer.from(text)),
    fail: () => {
      failing = true
    },
  }
}

function world(rules: unknown = []) {
  const errors: string[] = []
  const silent = () => {}
  const log = { debug: silent, info: silent, warn: silent, error: (_: object, message: string) => errors.push(message) }
  const inFlight = createInFlight()
  const clock = createVirtualClock({ start: instant(1000), inFlight, onFault: (what) => errors.push(what) })
  const faultPlan = createFaultPlan(createRandom('wan'), faultRulesSchema.parse(rules))
  const devices = reversingPopulation()
  const wan = createPopulationWan({
    populations: [devices.population],
    clock,
    scheduler: clock,
    faultPlan,
    inFlight,
    log,
  })
  const answers: string[] = []
  wan.onUplink(async (_device, frame) => {
    answers.push(Buffer.from(frame).toString('latin1'))
  })
  return {
    wan,
    clock,
    inFlight,
    devices,
    answers,
    errors,
    down: (text: string) => wan.carryDown(esme, Buffer.from(text, 'latin1')),
  }
}

describe('the WAN', () => {
  it('carries a frame down and its answer up', async () => {
    const { wan, inFlight, devices, answers, down } = world()
    assert.equal(await down('abc'), 'delivered')
    await inFlight.settled()
    assert.deepEqual([devices.received, answers], [['abc'], ['cba']])
    assert.deepEqual(
      wan.link(esme).map(({ direction, octets }) => `${direction} ${Buffer.from(octets)}`),
      ['down abc', 'up cba'],
    )
  })

  it('carries what a device sends of its own accord', async () => {
    const { inFlight, devices, answers } = world()
    devices.alert('alert')
    await inFlight.settled()
    assert.deepEqual(answers, ['alert'])
  })

  it('reaches no device that no population holds', async () => {
    const { wan } = world()
    assert.equal(await wan.carryDown(stranger, Buffer.from('x')), 'unreachable')
    assert.equal(wan.counts().unreachable, 1)
  })

  it('leaves the link of an unreachable device empty', async () => {
    const { wan, inFlight, devices, down } = world([{ fault: 'unreachable', device: esme }])
    assert.equal(await down('abc'), 'unreachable')
    await inFlight.settled()
    assert.deepEqual([wan.link(esme), devices.received], [[], []])
  })

  it('loses a command without telling the sender', async () => {
    const { wan, inFlight, devices, down } = world([{ fault: 'lost', direction: 'down', next: 1 }])
    assert.equal(await down('abc'), 'delivered')
    await inFlight.settled()
    assert.deepEqual(devices.received, [])
    assert.deepEqual(
      wan.link(esme).map(({ faults }) => faults),
      [['lost']],
    )
    assert.deepEqual([wan.counts().down, wan.counts().lost], [0, 1])
  })

  it('loses an answer after the device has done its work', async () => {
    const { inFlight, devices, answers, down } = world([{ fault: 'lost', direction: 'up' }])
    await down('abc')
    await inFlight.settled()
    assert.deepEqual([devices.received, answers], [['abc'], []])
  })

  it('delays a frame by the clock of the world', async () => {
    const { clock, devices, down } = world([{ fault: 'delayed', direction: 'down', milliseconds: 5000 }])
    await down('abc')
    await clock.advanceBy(4999)
    assert.deepEqual(devices.received, [])
    await clock.advanceBy(1)
    assert.deepEqual(devices.received, ['abc'])
  })

  it('carries a duplicated frame twice', async () => {
    const { inFlight, devices, answers, down } = world([{ fault: 'duplicated', direction: 'down' }])
    await down('abc')
    await inFlight.settled()
    assert.deepEqual(
      [devices.received, answers],
      [
        ['abc', 'abc'],
        ['cba', 'cba'],
      ],
    )
  })

  it('turns over one bit of a corrupted frame, and not in the sender’s memory', async () => {
    const { wan, inFlight, devices } = world([{ fault: 'corrupted', direction: 'down', bit: 8 }])
    const frame = Buffer.from('abc')
    await wan.carryDown(esme, frame)
    await inFlight.settled()
    assert.deepEqual(devices.received, ['a\xe2c'])
    assert.equal(frame.toString(), 'abc')
  })

  it('keeps the world busy until the answer was taken', async () => {
    const { wan, inFlight, down } = world()
    let taken = false
    wan.onUplink(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      taken = true
    })
    await down('abc')
    await inFlight.settled()
    assert.equal(taken, true)
  })

  it('tells a device when a delayed frame has been taken', async () => {
    const { clock, devices, answers } = world([{ fault: 'delayed', direction: 'up', milliseconds: 5000 }])
    let atThatTime: string[] | null = null
    const taken = devices.alert('alert').then(() => {
      atThatTime = [...answers]
    })
    await clock.advanceBy(4999)
    assert.equal(atThatTime, null)
    await clock.advanceBy(1)
    await taken
    assert.deepEqual(atThatTime, ['alert'])
  })

  it('knows of an answer which request it is for, and of an alert that it is for none', async () => {
    const user = entityIdentifier('90-B3-D5-1F-30-01-00-00')
    const { wan, inFlight, devices, answers } = world([
      { fault: 'lost', direction: 'up', user, serviceReferenceVariant: '6.21' },
    ])
    await wan.carryDown(esme, Buffer.from('abc'), { user, serviceReferenceVariant: '6.21' })
    await wan.carryDown(esme, Buffer.from('def'), { user, serviceReferenceVariant: '6.15.1' })
    await inFlight.settled()
    await devices.alert('alert')
    assert.deepEqual(answers, ['fed', 'alert'])
  })

  it('lets a device go on from a frame that was lost', async () => {
    const { devices, answers } = world([{ fault: 'lost', direction: 'up' }])
    await devices.alert('alert')
    assert.deepEqual(answers, [])
  })

  it('does not let a fault of the devices fall upon the sender', async () => {
    const { inFlight, devices, errors, down } = world()
    devices.fail()
    assert.equal(await down('abc'), 'delivered')
    await inFlight.settled()
    assert.deepEqual(errors, ['a frame was not taken'])
  })
})

describe('a frame on its way to a device that another population claims', () => {
  it('arrives at who holds the device then', async () => {
    const inFlight = createInFlight()
    const clock = createVirtualClock({ start: instant(1000), inFlight, onFault: assert.fail })
    const [twin, elsewhere] = [reversingPopulation(), reversingPopulation()]
    let claimed = false
    const wan = createPopulationWan({
      populations: [{ ...elsewhere.population, holds: () => claimed }, twin.population],
      clock,
      scheduler: clock,
      faultPlan: createFaultPlan(
        createRandom('wan'),
        faultRulesSchema.parse([{ fault: 'delayed', direction: 'down', milliseconds: 50 }]),
      ),
      inFlight,
      log: { debug() {}, info() {}, warn() {}, error: assert.fail },
    })
    wan.onUplink(async () => {})
    assert.equal(await wan.carryDown(esme, Buffer.from('ab')), 'delivered')
    claimed = true
    await clock.advanceBy(100)
    assert.deepEqual([elsewhere.received, twin.received], [['ab'], []])
  })
})
