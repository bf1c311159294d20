import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../vocabulary/instant.ts'
import { gasCalendar } from './gas-calendar.ts'

const now = instant(Date.UTC(2026, 10, 22))

const inYear = (specifiedYear: number | undefined) => ({
  gasYearWithWildcards: specifiedYear === undefined ? { nonSpecifiedYear: {} } : { specifiedYear },
  gasMonthWithWildcards: { specifiedMonth: 12 },
  gasDayOfMonthWithWildcards: { specifiedDayOfMonth: 25 },
  gasDayOfWeekWithWildcards: { nonSpecifiedDayOfWeek: {} },
})

const calendarWith = (season: number | undefined, specialDay: number | undefined) =>
  gasCalendar({ calendarType: 0 }, {}, now, {
    days: [],
    weeks: { weekProfile: [] },
    seasons: { season: [{ seasonStartDate: inYear(season), referencedWeekName: 1 }] },
    specialDays: { specialDay: [{ date: inYear(specialDay), referencedDayName: 1 }] },
  } as Parameters<typeof gasCalendar>[3])

test('a gas meter has years from 1900 to 2154 in an octet, and one for every year', () => {
  const octetsOf = (year: number | undefined) => calendarWith(year, year)?.specialDays.specialDays[0]?.date
  assert.deepEqual(octetsOf(2027), Buffer.of(127, 12, 25, 255))
  assert.deepEqual(octetsOf(2154), Buffer.of(254, 12, 25, 255))
  assert.deepEqual(octetsOf(undefined), Buffer.of(255, 12, 25, 255))
})

test('a calendar with a year that a gas meter does not have becomes no message, rather than one of another year', () => {
  assert.equal(calendarWith(2155, 2027), undefined)
  assert.equal(calendarWith(2027, 9999), undefined)
})
