import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { nextRun, type ScheduleDetails } from './occurrences.ts'

const schedule = (differing: Partial<ScheduleDetails>): ScheduleDetails =>
  ({
    scheduleFrequency: 'Daily',
    scheduleStartDate: { year: 2026, month: 1, day: 31 },
    dspScheduledServiceReference: '4.16',
    dspScheduledServiceReferenceVariant: '4.16',
    deviceId: entityIdentifier('00-DB-12-34-56-78-90-A0'),
    dspReadActivePowerImport: {},
    ...differing,
  }) as ScheduleDetails

const at = (text: string) => instant(Date.parse(text))
const next = (details: ScheduleDetails, after: string) => {
  const found = nextRun(details, at(after))
  return found === null ? null : new Date(found).toISOString()
}

describe('the next run of a DSP schedule', () => {
  for (const [scheduleFrequency, after, wanted] of [
    ['Daily', '2026-01-01T00:00:00Z', '2026-01-31T00:00:00.000Z'],
    ['Daily', '2026-01-31T00:00:00Z', '2026-02-01T00:00:00.000Z'],
    ['Weekly', '2026-02-01T00:00:00Z', '2026-02-07T00:00:00.000Z'],
    ['Monthly', '2026-01-31T00:00:00Z', '2026-02-28T00:00:00.000Z'],
    ['Monthly', '2026-02-28T00:00:00Z', '2026-03-31T00:00:00.000Z'],
    ['Quarterly', '2026-01-31T00:00:00Z', '2026-04-30T00:00:00.000Z'],
    ['Half-Yearly', '2026-01-31T00:00:00Z', '2026-07-31T00:00:00.000Z'],
    ['Yearly', '2026-01-31T00:00:00Z', '2027-01-31T00:00:00.000Z'],
  ] as const)
    test(`${scheduleFrequency} after ${after}`, () =>
      assert.equal(next(schedule({ scheduleFrequency }), after), wanted))

  test('is at the time of day that the schedule names', () => {
    const details = schedule({ scheduleExecutionStartTime: { hour: 3, minute: 30, second: 0, hundredths: 0 } })
    assert.equal(next(details, '2026-01-31T03:00:00Z'), '2026-01-31T03:30:00.000Z')
    assert.equal(next(details, '2026-01-31T03:30:00Z'), '2026-02-01T03:30:00.000Z')
  })

  test('is none after the last day, which has one still', () => {
    const details = schedule({ scheduleEndDate: { year: 2026, month: 2, day: 2 } })
    assert.equal(next(details, '2026-02-01T00:00:00Z'), '2026-02-02T00:00:00.000Z')
    assert.equal(next(details, '2026-02-02T00:00:00Z'), null)
  })

  test('is later than now, and no run lies between, whenever now is', () => {
    const frequencies = ['Daily', 'Weekly', 'Monthly', 'Quarterly', 'Half-Yearly', 'Yearly'] as const
    fc.assert(
      fc.property(fc.constantFrom(...frequencies), fc.integer({ min: 0, max: 10_000 }), (scheduleFrequency, hours) => {
        const details = schedule({ scheduleFrequency })
        const now = instant(Date.UTC(2026, 0, 31) + hours * 3_600_000)
        const found = nextRun(details, now) ?? 0
        const before = nextRun(details, instant(found - 1))
        return found > now && before === found && (nextRun(details, instant(now - 1)) ?? 0) <= found
      }),
    )
  })
})
