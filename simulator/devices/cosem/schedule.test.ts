import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type DateMask, scheduleEntries, specialDays } from '../../gbcs/dlms/calendar.ts'
import { schedule, specialDaysTable } from '../../gbcs/dlms/interface-classes.ts'
import { parseInstant } from '../../vocabulary/instant.ts'
import { factoryState } from '../state/device-state.ts'
import { instanceOf, keyOfAttribute } from './object.ts'
import { switchingsOf } from './schedule.ts'

const where = { entries: '0-0:12.0.2.255', specialDays: '0-0:11.0.3.255', scripts: '0-0:10.0.103.255' }
const any: DateMask = { year: null, month: null, day: null, weekday: null }
const monday = [true, false, false, false, false, false, false]
const daily = monday.map(() => true)

interface Said {
  readonly hour: number
  readonly selector: number
  readonly weekdays?: readonly boolean[]
  readonly special?: readonly boolean[]
  readonly begin?: DateMask
  readonly end?: DateMask
  readonly isEnabled?: boolean
}

/** A device with a calendar; its special days are Christmas every year and the first of January 2027. */
function calendarOf(...said: readonly Said[]) {
  const entries = said.map(({ hour, selector, isEnabled = true, begin = any, end = any, ...days }, at) => ({
    index: at + 1,
    isEnabled,
    script: null,
    selector,
    switchTime: { hour, minute: 0, second: 0, hundredths: 0 },
    validityMinutes: null,
    weekdays: days.weekdays ?? daily,
    specialDays: days.special ?? [false, false],
    begin,
    end,
  }))
  const special = [
    { index: 1, date: { ...any, month: 12, day: 25 }, day: 1 },
    { index: 2, date: { ...any, year: 2027, month: 1, day: 1 }, day: 2 },
  ]
  const key = (classId: number, obis: string, member: number) => keyOfAttribute(classId, instanceOf(obis), member)
  const attributes = new Map([
    [
      key(schedule.id, where.entries, schedule.attributes.entries.number),
      scheduleEntries(where.scripts).toData(entries as never),
    ],
    [
      key(specialDaysTable.id, where.specialDays, specialDaysTable.attributes.entries.number),
      specialDays.toData(special),
    ],
  ])
  return switchingsOf({ ...factoryState, attributes }, where)
}

const at = (text: string) => parseInstant(text) ?? assert.fail(text)
const latest = (calendar: ReturnType<typeof calendarOf>, now: string, concerns = (_: number): boolean => true) =>
  calendar.latest(at(now), concerns)?.selector ?? null

describe('a calendar of scripts', () => {
  it('executes nothing where nobody has set one', () =>
    assert.equal(
      switchingsOf(factoryState, where).latest(at('2026-11-23T12:00:00Z'), () => true),
      null,
    ))

  it('executes an entry on its days of the week, from its time on', () => {
    const calendar = calendarOf({ hour: 23, selector: 1, weekdays: monday }, { hour: 5, selector: 2 })
    assert.equal(latest(calendar, '2026-11-23T22:59:59Z'), 2)
    assert.equal(latest(calendar, '2026-11-23T23:00:00Z'), 1)
    assert.equal(latest(calendar, '2026-11-24T04:59:59Z'), 1)
    assert.equal(latest(calendar, '2026-11-24T23:30:00Z'), 2)
  })

  it('looks for the scripts that the asker is concerned with, however long ago', () => {
    const calendar = calendarOf({ hour: 23, selector: 1, weekdays: monday }, { hour: 5, selector: 2 })
    assert.equal(
      latest(calendar, '2026-11-29T12:00:00Z', (selector) => selector === 1),
      1,
    )
  })

  it('goes by the special days on these, and not by the day of the week', () => {
    const calendar = calendarOf(
      { hour: 0, selector: 1 },
      { hour: 0, selector: 2, weekdays: [], special: [true, false] },
    )
    assert.equal(latest(calendar, '2026-12-25T12:00:00Z'), 2)
    assert.equal(latest(calendar, '2027-01-01T12:00:00Z'), 1)
    assert.equal(calendar.latest(at('2027-01-01T12:00:00Z'), () => true)?.at, at('2026-12-31T00:00:00Z'))
  })

  it('holds an entry to its dates: of one year, or of every year', () => {
    const once = calendarOf({
      hour: 0,
      selector: 1,
      begin: { ...any, year: 2020, month: 1, day: 1 },
      end: { ...any, year: 2026, month: 11, day: 22 },
    })
    assert.equal(once.latest(at('2026-11-30T12:00:00Z'), () => true)?.at, at('2026-11-22T00:00:00Z'))
    const winters = calendarOf({
      hour: 0,
      selector: 1,
      begin: { ...any, month: 11, day: 1 },
      end: { ...any, month: 2, day: 28 },
    })
    assert.equal(winters.latest(at('2027-01-15T12:00:00Z'), () => true)?.at, at('2027-01-15T00:00:00Z'))
    assert.equal(winters.latest(at('2027-05-15T12:00:00Z'), () => true)?.at, at('2027-02-28T00:00:00Z'))
  })

  it('leaves an entry alone that is not enabled', () =>
    assert.equal(latest(calendarOf({ hour: 0, selector: 1, isEnabled: false }), '2026-11-23T12:00:00Z'), null))
})
