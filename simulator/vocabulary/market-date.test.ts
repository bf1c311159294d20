import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { instant } from './instant.ts'
import { dayBefore, type MarketDate, marketDateOf, parseMarketDate } from './market-date.ts'

describe('a market date', () => {
  test('is read exactly where it is a day of the calendar', () => {
    const number = (most: number, digits: number) =>
      fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(digits, '0'))
    fc.assert(
      fc.property(number(9999, 4), number(14, 2), number(33, 2), (year, month, day) => {
        const text = `${year}-${month}-${day}`
        const moment = new Date(`${text}T00:00:00Z`)
        const isDay = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
        assert.equal(parseMarketDate(text), isDay ? text : null)
      }),
      { numRuns: 2000 },
    )
  })

  for (const text of ['', '2026-1-1', '26-01-01', '2026-01-01T00:00:00Z', ' 2026-01-01', '2026-02-29', '2100-02-29'])
    test(`is not read from '${text}'`, () => assert.equal(parseMarketDate(text), null))

  for (const text of ['2024-02-29', '2000-02-29', '2026-12-31'])
    test(`is read from '${text}'`, () => assert.equal(parseMarketDate(text), text))

  test('begins at midnight by the clock in London', () => {
    assert.equal(marketDateOf(instant(Date.UTC(2026, 5, 30, 22, 59, 59))), '2026-06-30')
    assert.equal(marketDateOf(instant(Date.UTC(2026, 5, 30, 23))), '2026-07-01')
    assert.equal(marketDateOf(instant(Date.UTC(2026, 11, 31, 23, 59, 59))), '2026-12-31')
    assert.equal(marketDateOf(instant(Date.UTC(2027, 0, 1))), '2027-01-01')
  })

  test('is written with four digits, whatever the year', () => {
    for (const [moment, day] of [
      ['1969-07-20T12:00:00Z', '1969-07-20'],
      ['1847-11-30T12:00:00Z', '1847-11-30'],
      ['0099-03-01T12:00:00Z', '0099-03-01'],
      ['9999-12-31T12:00:00Z', '9999-12-31'],
    ] as const)
      assert.equal(marketDateOf(instant(Date.parse(moment))), day)
  })

  test('has a day before it', () => {
    assert.equal(dayBefore('2026-01-01' as MarketDate), '2025-12-31')
    assert.equal(dayBefore('2024-03-01' as MarketDate), '2024-02-29')
    assert.equal(dayBefore('2026-03-30' as MarketDate), '2026-03-29')
  })
})
