import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { skipWithout } from '../../../certs/testing/judges.ts'
import type { UseCaseCommand } from '../../gbcs/content/command-content.ts'
import { describeMessage, type Field } from '../../gbcs/describe.ts'
import { ecs30a } from '../../gbcs/dlms/commands/meter-settings.ts'
import { ecs03 } from '../../gbcs/dlms/commands/payment.ts'
import { gcs25a } from '../../gbcs/gbz/commands/settings.ts'
import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import { sharedSecret } from '../../gbcs/key-agreement.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import { referenceMessage } from '../../gbcs/testing/reference-messages.ts'
import { instant } from '../../vocabulary/instant.ts'
import { contentCommand } from '../testing/access.ts'
import { messageIn, testedDevice } from '../testing/device-under-test.ts'
import { albion, credentialOf, smki } from '../testing/parties.ts'

const on = (text: string) => instant(Date.parse(`${text}T00:00:00Z`))
const { skip } = { skip: skipWithout.reference }

function meter(type: 'ESME' | 'GSME') {
  const tested = testedDevice(type, { supplier: albion })
  const { device, clock, alerts } = tested
  const { digitalSignature, keyAgreement } = smki.deviceCredentials(device)
  let counter = 0n
  const tell = async <Values>(command: UseCaseCommand<Values>, values: Values) => {
    counter += 1n
    const content = command.write(values, counter)
    const { messageCode } = command
    await tested.send(await contentCommand({ device, by: albion, counter, messageCode, content, isCritical: true }))
  }
  const secret = sharedSecret(credentialOf(albion, 'keyAgreement').privateKey.key, keyAgreement.certificate.publicKey)
  return {
    tell,
    /** The alerts of a use case so far, newest last. */
    told: (messageCode: number) => alerts.map(messageIn).filter((alert) => alert.messageCode === messageCode),
    opened: (frame: Uint8Array) => flat(describeMessage(frame, { secrets: [secret] })),
    isSigned: (frame: Uint8Array) => verifyMessageSignature(digitalSignature.certificate.publicKey, messageIn(frame)),
    until: async (moment: number) => {
      await tested.resumed()
      await clock.advanceTo(instant(moment))
    },
  }
}

const flat = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...flat(field.fields ?? [])])
const valuesOf = (fields: readonly Field[], name: string) =>
  fields.filter((field) => field.name === name).map(({ value }) => value)

const time = { hour: 0, minute: 0, second: 0, hundredths: 0 }
const eachMonthOn = (day: number) => ({
  times: [{ time, date: { year: null, month: null, day, weekday: null } }],
})

describe('an ESME with a billing calendar', () => {
  it('tells its supplier when a billing period ends, signed, with what stood then', async () => {
    const { tell, told, opened, isSigned, until } = meter('ESME')
    await tell(ecs30a, eachMonthOn(25))
    await until(on('2026-11-25') - 1)
    assert.equal(told(0x0061).length, 0)
    await until(on('2026-11-25'))
    const [alert] = told(0x0061)
    assert.ok(alert)
    assert.equal(alert.recipient, albion.entityIdentifier)
    assert.equal(await isSigned(alert.octets), true)
    const fields = opened(alert.octets)
    assert.deepEqual(valuesOf(fields, 'date and time'), ['2026-11-25T00:00:00Z'])
    assert.match(String(valuesOf(fields, 'Active Import Register')[0]), /^[1-9]\d* Wh$/)
    await until(on('2026-12-26'))
    assert.deepEqual(
      told(0x0061).flatMap(({ octets }) => valuesOf(opened(octets), 'date and time')),
      ['2026-11-25T00:00:00Z', '2026-12-25T00:00:00Z'],
    )
  })

  it('tells it at the length of the published alert', { skip }, async () => {
    const { tell, told, until } = meter('ESME')
    await tell(ecs30a, eachMonthOn(25))
    await until(on('2026-11-25'))
    assert.equal(told(0x0061)[0]?.content.length, referenceMessage('ECS68_NA_8F0A_SINGLE_ALERT').content.length)
  })

  it('tells of its balances too in prepayment mode', async () => {
    const { tell, told, opened, until } = meter('ESME')
    await tell(ecs03, { disablementThreshold: 0, configuration: [], thresholdFrom: 'at once', from: 'at once' })
    await tell(ecs30a, eachMonthOn(25))
    await until(on('2026-11-25'))
    const [alert] = told(0x0061)
    assert.ok(alert)
    const balance = Number.parseInt(valuesOf(opened(alert.octets), 'Meter Balance')[0] ?? '', 10)
    assert.ok(balance < 0, `${balance}`)
  })

  it('tells of nothing by the calendar of its factory, or by one that comes no more', async () => {
    const { tell, told, until } = meter('ESME')
    await until(on('2026-12-02'))
    await tell(ecs30a, { times: [{ time, date: { year: 2020, month: 1, day: 1, weekday: null } }] })
    await until(on('2027-02-02'))
    assert.deepEqual(told(0x0061), [])
  })
})

const period = (start: string, duration: number, type: number) => {
  const about = { providerId: 0, issuerEventId: 0, tariffType: 0 }
  const begins = secondsSince2000(on(start))
  return {
    billing: {
      ...about,
      billingPeriodStartTime: begins,
      billingPeriodDuration: duration,
      billingPeriodDurationType: type,
    },
    block: {
      ...about,
      blockPeriodStartTime: begins,
      blockPeriodDuration: duration,
      blockPeriodControl: 2,
      blockPeriodDurationType: type,
      tariffResolutionPeriod: 1,
    },
  }
}

describe('a GSME with a billing calendar', () => {
  for (const [name, start, duration, type, ends] of [
    ['days', '2026-11-24', 10, 0x21, ['2026-11-24', '2026-12-04', '2026-12-14']],
    ['weeks', '2026-11-24', 2, 0x22, ['2026-11-24', '2026-12-08', '2026-12-22']],
    ['months', '2026-11-30', 1, 0x23, ['2026-11-30', '2026-12-30', '2027-01-30', '2027-02-28']],
  ] as const)
    it(`tells its supplier of each period of ${duration} ${name}, signed`, async () => {
      const { tell, told, opened, isSigned, until } = meter('GSME')
      await tell(gcs25a, period(start, duration, type))
      const last = ends.at(-1)
      assert.ok(last)
      await until(on(last))
      const alerts = told(0x008b)
      assert.deepEqual(
        alerts.flatMap(({ octets }) => valuesOf(opened(octets), 'Snapshot Time')),
        ends.map((each) => `${each}T00:00:00Z`),
      )
      for (const { octets } of alerts) assert.equal(await isSigned(octets), true)
    })

  it('tells it at the length of the published alert, by the same command', { skip }, async () => {
    const { tell, told, until } = meter('GSME')
    await tell(gcs25a, period('2026-11-24', 1, 0x23))
    await until(on('2026-11-24'))
    const [alert] = told(0x008b)
    const published = referenceMessage('GCS53_NA_8F0A_ALERT')
    assert.equal(alert?.content.length, published.content.length)
    // Alert code, behind it the time; then all up to what is encrypted.
    assert.deepEqual(alert?.content.subarray(0, 5), published.content.subarray(0, 5))
    assert.deepEqual(alert?.content.subarray(9, 24), published.content.subarray(9, 24))
  })
})
