import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { joinCommand } from '../gbcs/asn1/joining.ts'
import { ccs01, ccs02 } from '../gbcs/dlms/commands/hub.ts'
import { ecs40 } from '../gbcs/dlms/commands/identity.ts'
import { gbzContent } from '../gbcs/gbz/content.ts'
import { readGenericAlert } from '../gbcs/generic-alert.ts'
import { type EntityIdentifier, entityIdentifier, octetsOfEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { notFitted } from '../vocabulary/fitting.ts'
import type { SimulatedDeviceType } from '../vocabulary/trust-anchor-cell.ts'
import { type ContentCommand, contentCommand } from './testing/access.ts'
import { messageIn, testedPopulation } from './testing/device-under-test.ts'
import { albion, blueprintOf, broker } from './testing/parties.ts'

const stem = '00-DB-12-34-00-00-07'
const devices = {
  ESME: entityIdentifier(`${stem}-A0`),
  GSME: entityIdentifier(`${stem}-A1`),
  CHF: entityIdentifier(`${stem}-A2`),
  GPF: entityIdentifier(`${stem}-A3`),
}
const typeOf = (device: EntityIdentifier) =>
  (Object.keys(devices) as SimulatedDeviceType[]).find((type) => devices[type as keyof typeof devices] === device)

const installCode = Buffer.from('00112233445566778899AABBCCDDEEFF', 'hex')
const mistyped = Buffer.from('00112233445566778899AABBCCDDEE00', 'hex')

/** A home whose meters have not joined yet. */
function home(isJoined = false) {
  const tested = testedPopulation({
    blueprint: (device) => {
      const type = typeOf(device)
      if (type === undefined) return undefined
      const fitting = { ...notFitted, devices, installCode, isJoined }
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
  const add = (code: Buffer, joinTimeoutSeconds = 600, device = devices.ESME) =>
    ask({
      device: devices.CHF,
      messageCode: 0x0001,
      behind,
      content: ccs01.write(
        {
          device: { entityIdentifier: octetsOfEntityIdentifier(device), installCode: code },
          joinTimeoutSeconds,
          joiningEnabled: true,
        },
        counter + 1n,
      ),
    })
  const remove = () =>
    ask({
      device: devices.CHF,
      messageCode: 0x0002,
      behind,
      content: ccs02.write({ entityIdentifier: octetsOfEntityIdentifier(devices.ESME) }, counter + 1n),
    })
  const read = () =>
    ask({ device: devices.ESME, by: albion, messageCode: 0x004e, content: ecs40.write({}, counter + 1n) })
  /** What was said unasked, by the last octet of who said it and by its code. */
  const said = (): string[] =>
    tested.alerts.map((frame) => {
      const { originator, content, messageCode } = messageIn(frame)
      const alert = readGenericAlert(content)
      const code = alert.ok ? alert.value.alertCode : messageCode
      return `${originator.slice(-2)} ${code.toString(16)}`
    })
  return { ...tested, ask, add, remove, read, said }
}

describe('a home area network', () => {
  it('lets a device join with its install code, which says so, and so does the hub, twice', async () => {
    const { add, said, read } = home()
    assert.deepEqual(await read(), [], 'a device that is not on the network hears nothing')
    await add(installCode)
    assert.deepEqual(said().sort(), ['A0 8183', 'A0 8f69', 'A2 18', 'A2 18'])
    assert.equal((await read()).length, 1)
  })

  it('does not let it join with a mistyped one, which a second addition does not mend', async () => {
    const { add, said, read } = home()
    await add(mistyped)
    await add(installCode)
    assert.deepEqual(said(), ['A2 18'])
    assert.deepEqual(await read(), [])
  })

  it('lets it join where it was removed and added again', async () => {
    const { add, remove, read } = home()
    await add(mistyped)
    await remove()
    await add(installCode)
    assert.equal((await read()).length, 1)
  })

  it('does not let it join where no time is given for it', async () => {
    const { add, read } = home()
    await add(installCode, 0)
    assert.deepEqual(await read(), [])
    await add(installCode, 60)
    assert.equal((await read()).length, 1, 'a second addition opens the window again')
  })

  it('reaches a device no more that was removed', async () => {
    const { read, remove } = home(true)
    assert.equal((await read()).length, 1)
    await remove()
    assert.deepEqual(await read(), [])
  })

  it('takes a device that has been on it before with the key that it had', async () => {
    const { add, remove, read } = home(true)
    await remove()
    await add(mistyped)
    assert.equal((await read()).length, 1)
  })

  it('has the gas proxy hold what its gas meter was told', async () => {
    const { ask } = home(true)
    const zcl = (frameControl: number, clusterId: number, commandId: number, payload: unknown) =>
      gbzContent.write({
        components: [
          {
            control: 1,
            clusterId,
            fromDateTime: null,
            additionalHeader: null,
            header: { frameControl, manufacturerCode: null, sequenceNumber: 0, commandId },
            payload,
          },
        ],
      })
    const told = zcl(9, 0x0700, 2, {
      issuerEventId: 0,
      startTime: 0,
      conversionFactor: 0x00abcdef,
      conversionFactorTrailingDigit: 0x50,
    })
    await ask({ device: devices.GSME, by: albion, messageCode: 0x007c, content: told, isCritical: true })
    const asked = zcl(0, 0x0700, 0, { attributeIds: [0x0302] })
    const [frame] = await ask({ device: devices.GPF, by: albion, messageCode: 0x012a, content: asked })
    assert.ok(messageIn(frame).content.includes(Buffer.of(0xef, 0xcd, 0xab, 0)))
  })

  it('has the gas proxy know the gas meter that has joined it', async () => {
    const { add, ask, said } = home()
    await add(installCode, 600, devices.GSME)
    const content = joinCommand.write({
      joinMethodAndRole: 2,
      otherDeviceEntityIdentifier: devices.GPF,
      otherDeviceType: 3,
      otherDeviceCertificate: null,
    })
    await ask({ device: devices.GSME, by: albion, messageCode: 0x000e, content })
    const [frame] = await ask({ device: devices.GPF, by: albion, messageCode: 0x0013, content: Buffer.of(5, 0) })
    assert.ok(messageIn(frame).content.includes(octetsOfEntityIdentifier(devices.GSME)))
    assert.deepEqual(said().at(-1), 'A3 b2', 'GCS62')
  })
})
