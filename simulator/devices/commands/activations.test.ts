import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readContent } from '../../gbcs/contents.ts'
import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { type Operation, writeAccessRequest } from '../../gbcs/dlms/access.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { gbzContent } from '../../gbcs/gbz/content.ts'
import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { accessResponseIn, contentCommand } from '../testing/access.ts'
import { beginning, messageIn, testedDevice } from '../testing/device-under-test.ts'
import { albion } from '../testing/parties.ts'

const anHourLater = instant(beginning + 3_600_000)
const never = Buffer.from('FFFFFFFFFFFFFFFFFF8000FF', 'hex')
const loadLimitPeriod = { classId: 9000, instance: '00005E2C8006' }

function meter() {
  const tested = testedDevice('ESME', { supplier: albion })
  let counter = 0n
  const ask = async (messageCode: number, operations: readonly Operation[], isCritical: boolean) => {
    counter += 1n
    const content = writeAccessRequest({ invokeId: Number(counter), operations })
    return tested.send(
      await contentCommand({ device: tested.device, by: albion, counter, messageCode, content, isCritical }),
    )
  }
  const set = (seconds: number, at: Buffer) =>
    ask(
      0x0043,
      [
        { kind: 'set', ...loadLimitPeriod, member: 4, data: { type: 'double-long-unsigned', value: seconds } },
        { kind: 'set', ...loadLimitPeriod, member: 6, data: { type: 'octet-string', value: at } },
      ],
      true,
    )
  const read = async (): Promise<DlmsData | undefined> => {
    const operation: Operation = {
      kind: 'get',
      classId: 71,
      instance: '0000110000FF',
      member: 6,
      data: { type: 'null-data' },
    }
    const [frame] = await ask(0x0042, [operation], false)
    return accessResponseIn(messageIn(frame).content).results[0]?.data
  }
  return { ...tested, set, read }
}

const seconds = (value: number): DlmsData => ({ type: 'double-long-unsigned', value })

describe('values that wait in a meter', () => {
  it('become active when their time comes, and it says so to whoever asked', async () => {
    const { set, read, clock, alerts } = meter()
    await set(60, writeDlmsDateTime(anHourLater))
    assert.deepEqual(await read(), seconds(300))
    await clock.advanceTo(anHourLater)
    assert.deepEqual(await read(), seconds(60))
    const [alert] = alerts.map(messageIn)
    assert.deepEqual([alert?.messageCode, alert?.recipient], [0x00cc, albion.entityIdentifier])
    const content = alert && readContent(alert, alert.content)
    assert.match(JSON.stringify(content), /36710/)
  })

  it('do not where they were taken back', async () => {
    const { set, read, clock, alerts } = meter()
    await set(60, writeDlmsDateTime(anHourLater))
    await set(60, never)
    await clock.advanceTo(anHourLater)
    assert.deepEqual([await read(), alerts.length], [seconds(300), 0])
  })
})

describe('a command to a gas meter for later', () => {
  const conversionFactor = (startTime: number) =>
    gbzContent.write({
      components: [
        {
          control: 1,
          clusterId: 0x0700,
          fromDateTime: null,
          additionalHeader: null,
          header: { frameControl: 9, manufacturerCode: null, sequenceNumber: 0, commandId: 2 },
          payload: { issuerEventId: 0, startTime, conversionFactor: 111_111, conversionFactorTrailingDigit: 0x50 },
        },
      ],
    })

  const gasMeter = () => {
    const tested = testedDevice('GSME', { supplier: albion })
    let counter = 0n
    const set = async (startTime: number) => {
      counter += 1n
      const content = conversionFactor(startTime)
      const command = { device: tested.device, by: albion, counter, messageCode: 0x007c, content, isCritical: true }
      return tested.send(await contentCommand(command))
    }
    return { ...tested, set }
  }
  const when = (moment: Instant): number => secondsSince2000(moment)

  it('is carried out when its time comes, and the meter says so', async () => {
    const { set, clock, alerts } = gasMeter()
    await set(when(anHourLater))
    await clock.advanceTo(anHourLater)
    assert.deepEqual(
      alerts.map((frame) => messageIn(frame).messageCode),
      [0x00cd],
    )
  })

  it('is not where it was taken back', async () => {
    const { set, clock, alerts } = gasMeter()
    await set(when(anHourLater))
    await set(0xffffffff)
    await clock.advanceTo(anHourLater)
    assert.equal(alerts.length, 0)
  })
})
