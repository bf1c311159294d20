import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { restoreDeviceLogCommand } from '../gbcs/asn1/joining.ts'
import { ccs03, ccs07 } from '../gbcs/dlms/commands/hub.ts'
import { ecs40 } from '../gbcs/dlms/commands/identity.ts'
import { type EntityIdentifier, entityIdentifier, octetsOfEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { notFitted } from '../vocabulary/fitting.ts'
import type { SimulatedDeviceType } from '../vocabulary/trust-anchor-cell.ts'
import { linkKeyHashOf } from './state/han-log.ts'
import { type ContentCommand, contentCommand } from './testing/access.ts'
import { messageIn, testedPopulation } from './testing/device-under-test.ts'
import { albion, blueprintOf, broker } from './testing/parties.ts'

const homeAt = (stem: string): Readonly<Record<SimulatedDeviceType, EntityIdentifier>> => ({
  ESME: entityIdentifier(`${stem}-A0`),
  GSME: entityIdentifier(`${stem}-A1`),
  CHF: entityIdentifier(`${stem}-A2`),
  GPF: entityIdentifier(`${stem}-A3`),
})
const old = homeAt('00-DB-12-34-00-00-07')
/** The hub that takes the place of the old one, and the GPF in it. */
const next = {
  ...old,
  CHF: entityIdentifier('00-DB-12-34-00-00-08-A2'),
  GPF: entityIdentifier('00-DB-12-34-00-00-08-A3'),
}

function home() {
  const tested = testedPopulation({
    blueprint: (device) => {
      const isNew = device === next.CHF || device === next.GPF
      const devices = isNew ? next : old
      const type = (Object.keys(devices) as SimulatedDeviceType[]).find((each) => devices[each] === device)
      if (type === undefined) return undefined
      const fitting = { ...notFitted, devices, isJoined: !isNew }
      return { ...blueprintOf(device, type, { supplier: albion }), fitting }
    },
  })
  let counter = 0n
  const ask = async (command: Omit<ContentCommand, 'counter' | 'by'> & { readonly by?: ContentCommand['by'] }) => {
    counter += 1n
    const answers = await tested.send(command.device, await contentCommand({ by: broker, ...command, counter }))
    await tested.resumed()
    return answers
  }
  const behind = { user: albion.entityIdentifier, counter: 1n }
  const restore = (hashedLinkKey = linkKeyHashOf(old.CHF, old.ESME), device = old.ESME) => {
    const entityIdentifier = octetsOfEntityIdentifier(device)
    const backup = { extendedPanId: octetsOfEntityIdentifier(old.GPF), devices: [{ entityIdentifier, hashedLinkKey }] }
    return ask({ device: next.CHF, messageCode: 0x0003, behind, content: ccs03.write({ backup }, counter + 1n) })
  }
  const connect = async (hub: EntityIdentifier, isConnected: boolean) => {
    const done = await tested.population.connect(hub, isConnected)
    await tested.resumed()
    return done.ok
  }
  /** How many answers the ESME gives to a read of its MPAN. */
  const answers = async () =>
    (await ask({ device: old.ESME, by: albion, messageCode: 0x004e, content: ecs40.write({}, counter + 1n) })).length
  const log = (hub: EntityIdentifier) =>
    ask({ device: hub, messageCode: 0x00fe, behind, content: ccs07.write({}, counter + 1n) })
  return { ...tested, ask, restore, connect, answers, log }
}

describe('a hub that is exchanged', () => {
  it('leaves its devices on no network, and takes them back when it is connected again', async () => {
    const { connect, answers } = home()
    assert.equal(await answers(), 1)
    await connect(old.CHF, false)
    assert.equal(await answers(), 0)
    await connect(old.CHF, true)
    assert.equal(await answers(), 1)
  })

  it('has its devices on the hub that has been given their keys', async () => {
    const { connect, restore, answers } = home()
    await connect(old.CHF, false)
    await restore()
    assert.equal(await answers(), 1)
  })

  it('keeps them where the other hub has been given another key, or still another device', async () => {
    const { connect, restore, answers } = home()
    await connect(old.CHF, false)
    await restore(Buffer.alloc(16, 7))
    await restore(linkKeyHashOf(old.CHF, old.GSME), old.GSME)
    assert.equal(await answers(), 0)
  })

  it('does not lose them to a hub that knows their keys while it is connected', async () => {
    const { connect, restore, answers } = home()
    await restore()
    await connect(next.CHF, false)
    assert.equal(await answers(), 1)
  })

  it('tells of the network that it took over', async () => {
    const { restore, log } = home()
    await restore()
    const [frame] = await log(next.CHF)
    assert.ok(messageIn(frame).content.includes(octetsOfEntityIdentifier(old.GPF)))
  })

  it('answers nobody, and is not taken away twice', async () => {
    const { connect, log } = home()
    assert.equal(await connect(old.CHF, false), true)
    assert.equal(await connect(old.CHF, false), false)
    assert.deepEqual(await log(old.CHF), [])
  })

  it('is a hub', async () => {
    const { connect } = home()
    assert.equal(await connect(old.ESME, false), false)
  })

  it('has the gas meter know the GPF in the new hub in place of the old one', async () => {
    const { connect, restore, ask } = home()
    for (const device of [old.CHF, old.GPF]) await connect(device, false)
    await restore(linkKeyHashOf(old.CHF, old.GSME), old.GSME)
    const entries = [{ deviceID: old.GSME, deviceType: 0 }]
    const content = restoreDeviceLogCommand.write({ deviceLogEntries: entries })
    await ask({ device: next.GPF, messageCode: 0x008c, content })
    const [frame] = await ask({ device: old.GSME, by: albion, messageCode: 0x0013, content: Buffer.of(5, 0) })
    const said = messageIn(frame).content
    assert.ok(said.includes(octetsOfEntityIdentifier(next.GPF)))
    assert.ok(!said.includes(octetsOfEntityIdentifier(old.GPF)))
  })
})
