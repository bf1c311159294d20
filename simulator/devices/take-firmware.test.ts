import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { readContent } from '../gbcs/contents.ts'
import { ccs02 } from '../gbcs/dlms/commands/hub.ts'
import { verifyMessageSignature } from '../gbcs/message-signature.ts'
import { referenceMessage } from '../gbcs/testing/reference-messages.ts'
import { entityIdentifier, octetsOfEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { notFitted } from '../vocabulary/fitting.ts'
import { instant } from '../vocabulary/instant.ts'
import { createDevice } from './state/device.ts'
import { awakeFrom } from './state/sleeping-meters.ts'
import { tellOfTransfer } from './take-firmware.ts'
import { contentCommand } from './testing/access.ts'
import { beginning, messageIn, testedPopulation } from './testing/device-under-test.ts'
import { albion, blueprintOf, broker, smki } from './testing/parties.ts'

const stem = '00-DB-12-34-00-00-07'
const devices = {
  GSME: entityIdentifier(`${stem}-A1`),
  CHF: entityIdentifier(`${stem}-A2`),
  PPMID: entityIdentifier(`${stem}-A4`),
}
type Type = keyof typeof devices
const typeOf = (device: string) => (Object.keys(devices) as Type[]).find((type) => devices[type] === device)

const octets = Buffer.from('an image')
const hash = createHash('sha256').update(octets).digest('hex')
const image = { version: '0000B001', octets, hash }

const receipt = 0x00cf
const ofHub = 0x0128
const ofPpmid = 0x012b
const ofImages: readonly number[] = [receipt, ofHub, ofPpmid]

const everyMs = 1_800_000

function home(start = beginning) {
  const fitting = { ...notFitted, devices, isJoined: true, gsmeWakesEveryMs: everyMs }
  const tested = testedPopulation({
    start,
    blueprint: (device) => {
      const type = typeOf(device)
      return type && { ...blueprintOf(device, type, { supplier: albion }), fitting }
    },
  })
  /** Of the alerts about images that have a use case of their own. */
  const codes = () =>
    tested.alerts.map((frame) => messageIn(frame).messageCode).filter((code) => ofImages.includes(code))
  return { ...tested, codes, meter: { type: 'GSME', fitting } as const }
}

describe('a hub that has passed an image on', () => {
  it('tells the DCC of it where a PPMID has it, signed', async () => {
    const { population, alerts, codes, resumed } = home()
    assert.equal((await population.deliverFirmware(devices.PPMID, image)).ok, true)
    await resumed()
    assert.deepEqual(codes().sort(), [ofHub, ofPpmid])
    const message = messageIn(alerts.find((frame) => messageIn(frame).messageCode === ofHub))
    assert.deepEqual([message.originator, message.recipient], [devices.CHF, broker.entityIdentifier])
    const { publicKey } = smki.deviceCredentials(devices.CHF).digitalSignature.certificate
    assert.equal(await verifyMessageSignature(publicKey, message), true)
  })

  describe('that does not reach a PPMID', () => {
    const remove = async ({ send, resumed }: ReturnType<typeof home>) => {
      const content = ccs02.write({ entityIdentifier: octetsOfEntityIdentifier(devices.PPMID) }, 1n)
      const behind = { user: albion.entityIdentifier, counter: 1n }
      const command = { device: devices.CHF, by: broker, counter: 1n, messageCode: 0x0002, behind, content }
      await send(devices.CHF, await contentCommand(command))
      await resumed()
    }

    it('tells the DCC that the transfer has failed', async () => {
      const tested = home()
      await remove(tested)
      assert.equal((await tested.population.deliverFirmware(devices.PPMID, image)).ok, false)
      const [alert] = tested.alerts.map(messageIn).filter(({ messageCode }) => messageCode === ofHub)
      const reading = alert && readContent(alert, alert.content)
      assert.ok(reading?.ok)
      const { value } = reading.value ?? assert.fail('its content has no description')
      const { alertCode, entityIdentifier: about, responseCode } = value as Record<string, unknown>
      assert.deepEqual([alertCode, about, responseCode], [0x8f89, devices.PPMID, 3])
    })

    it('says nothing where the hub is away itself', async () => {
      const tested = home()
      await tested.population.connect(devices.CHF, false)
      await tested.resumed()
      assert.equal((await tested.population.deliverFirmware(devices.PPMID, image)).ok, false)
      assert.deepEqual(tested.codes(), [])
    })
  })

  it('says nothing where it has none', async () => {
    const { population, codes, resumed } = home()
    await population.deliverFirmware(devices.PPMID, { ...image, hash: '00' })
    await resumed()
    assert.deepEqual(codes(), [])
  })

  it('says it as it is published', { skip: skipWithout.reference }, () => {
    const hub = createDevice(blueprintOf(devices.CHF, 'CHF', {}))
    const published = entityIdentifier('00-DB-12-34-56-78-90-A4')
    const ppmid = createDevice(blueprintOf(published, 'PPMID', {}))
    const runs = { ...ppmid, state: { ...ppmid.state, firmware: { active: '0123ABCD', held: null } } }
    const told = tellOfTransfer(hub, runs, instant(Date.UTC(2015, 0, 1)))
    assert.deepEqual(told?.outgoing?.content, referenceMessage('CCS08_NA_NA_ALERT').content)
  })
})

describe('a gas meter that sleeps', () => {
  it('has its image when it wakes, and says so then', async () => {
    const { meter } = home()
    const asleep = instant(awakeFrom(meter, beginning) + 60_000)
    const wakes = awakeFrom(meter, asleep)
    const { population, codes, clock } = home(asleep)
    assert.equal((await population.deliverFirmware(devices.GSME, image)).ok, true)
    await clock.advanceTo(instant(wakes - 1))
    assert.deepEqual(codes(), [])
    await clock.advanceTo(wakes)
    assert.deepEqual(codes(), [receipt])
  })
})
