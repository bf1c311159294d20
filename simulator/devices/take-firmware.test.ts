import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { skipWithout } from '../../certs/testing/judges.ts'
import { verifyMessageSignature } from '../gbcs/message-signature.ts'
import { referenceMessage } from '../gbcs/testing/reference-messages.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { notFitted } from '../vocabulary/fitting.ts'
import { instant } from '../vocabulary/instant.ts'
import { createDevice } from './state/device.ts'
import { awakeFrom } from './state/sleeping-meters.ts'
import { tellOfTransfer } from './take-firmware.ts'
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
