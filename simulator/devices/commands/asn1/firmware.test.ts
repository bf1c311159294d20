import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cs06 } from '../../../gbcs/asn1/commands.ts'
import { readContent } from '../../../gbcs/contents.ts'
import { executionDateTimeOf } from '../../../gbcs/date-time.ts'
import { instant } from '../../../vocabulary/instant.ts'
import { imageHashOf } from '../../take-firmware.ts'
import { contentCommand } from '../../testing/access.ts'
import { beginning, messageIn, testedDevice } from '../../testing/device-under-test.ts'
import { albion } from '../../testing/parties.ts'

const image = Buffer.from('an image')
const hash = imageHashOf(image)
const tomorrow = instant(beginning + 86_400_000)

function device(type: 'ESME' | 'GSME') {
  const tested = testedDevice(type, { supplier: albion })
  let counter = 0n
  const activate = async (of: string, executionDateTime: string | null = null) => {
    counter += 1n
    const values = { manufacturerImageHash: Buffer.from(of, 'hex'), originatorCounter: counter, executionDateTime }
    const content = cs06.write(values, counter)
    const command = { device: tested.device, by: albion, counter, messageCode: 0x0012, content, isCritical: true }
    return contentOf((await tested.send(await contentCommand(command)))[0])
  }
  const deliver = (octets = image) =>
    tested.population.deliverFirmware(tested.device, { version: '0000A002', octets, hash })
  return { ...tested, activate, deliver }
}

function contentOf(frame: Buffer | undefined): unknown {
  const message = messageIn(frame)
  const read = readContent(message, message.content)
  return read.ok ? read.value?.value : null
}

const outcome = (code: number, version: string) => ({
  kind: 'executionOutcome',
  value: { activateImageResponseCode: code, firmwareVersion: Buffer.from(version, 'hex') },
})

describe('firmware', () => {
  for (const type of ['ESME', 'GSME'] as const)
    it(`is held once it is verified, told of, and activated by its hash: ${type}`, async () => {
      const { activate, deliver, alerts } = device(type)
      assert.deepEqual(await activate(hash), outcome(1, '00009001'), 'no image is held')
      assert.equal((await deliver()).ok, true)
      const [receipt] = alerts.map(messageIn)
      assert.equal(receipt?.messageCode, type === 'ESME' ? 0x00ce : 0x00cf)
      assert.ok(receipt?.content.includes(Buffer.from(hash, 'hex')))
      assert.deepEqual(await activate('00'.repeat(32)), outcome(2, '00009001'), 'another is held')
      assert.deepEqual(await activate(hash), outcome(0, '0000A002'))
      assert.deepEqual(await activate(hash), outcome(1, '0000A002'), 'it is held no more')
    })

  it('is not held where the image is another', async () => {
    const { activate, deliver, lastLog } = device('ESME')
    assert.equal((await deliver(Buffer.from('another image'))).ok, false)
    assert.equal((await lastLog())?.event, 0x8f1c)
    assert.deepEqual(await activate(hash), outcome(1, '00009001'))
  })

  it('is activated at its time, over a restart, and says so', async () => {
    const { activate, deliver, clock, memory, device: id } = device('ESME')
    await deliver()
    assert.deepEqual(await activate(hash, executionDateTimeOf(tomorrow)), { kind: 'commandAccepted', value: null })
    const again = testedDevice('ESME', { supplier: albion }, memory)
    assert.equal(again.device, id)
    await again.resumed()
    await again.clock.advanceTo(tomorrow)
    assert.deepEqual(contentOf(again.alerts.at(-1)), {
      alertCode: 0x8f66,
      executionDateTime: executionDateTimeOf(tomorrow),
      originatorCounter: 1n,
      executionOutcome: outcome(0, '0000A002').value,
    })
    await clock.advanceTo(tomorrow)
  })

  it('is not activated where that was taken back, and where nothing is held the alert says so', async () => {
    const { activate, clock, alerts } = device('ESME')
    await activate(hash, executionDateTimeOf(tomorrow))
    await activate(hash, '99991231235959Z')
    await clock.advanceTo(tomorrow)
    assert.equal(alerts.length, 0)
    const later = instant(tomorrow + 1000)
    await activate(hash, executionDateTimeOf(later))
    await clock.advanceTo(later)
    assert.equal((contentOf(alerts[0]) as { readonly alertCode: number }).alertCode, 0x8f67)
  })
})
