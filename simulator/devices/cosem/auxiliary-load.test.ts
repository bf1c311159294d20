import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type DateMask, scheduleEntries } from '../../gbcs/dlms/calendar.ts'
import { schedule } from '../../gbcs/dlms/interface-classes.ts'
import { type Instant, parseInstant } from '../../vocabulary/instant.ts'
import { type DeviceState, factoryState } from '../state/device-state.ts'
import { entriesOfSwitches, withCalendarSince, withScript } from './auxiliary-load.ts'
import { instanceOf, keyOfAttribute, withAttribute } from './object.ts'

const any: DateMask = { year: null, month: null, day: null, weekday: null }
const at = (text: string): Instant => parseInstant(`2026-11-${text}Z`) ?? assert.fail(text)
const entriesKey = keyOfAttribute(schedule.id, instanceOf('0-0:12.0.2.255'), schedule.attributes.entries.number)

/** A meter to which a calendar is given at a moment: the hour of each day at which it executes a script. */
function given(before: DeviceState, now: Instant, ...said: readonly (readonly [hour: number, selector: number])[]) {
  const entries = said.map(([hour, selector], index) => ({
    index: index + 1,
    isEnabled: true,
    script: null,
    selector,
    switchTime: { hour, minute: 0, second: 0, hundredths: 0 },
    validityMinutes: null,
    weekdays: new Array<boolean>(7).fill(true),
    specialDays: [],
    begin: any,
    end: any,
  }))
  const state = withAttribute(before, entriesKey, scheduleEntries('0-0:10.0.103.255').toData(entries as never))
  return withCalendarSince(before, state, now)
}

const says = (state: DeviceState, now: Instant) =>
  entriesOfSwitches(state, now).map(({ at: moment, script, outcome, commandAt }) => [
    new Date(moment).toISOString().slice(8, 16),
    script.toString(16),
    outcome,
    commandAt !== null,
  ])

describe('the log of switches', () => {
  it('has two entries of a Command: what it asked for, and that it was done', () => {
    const state = withScript(factoryState, 0x0211, at('22T09:00:00'))
    assert.deepEqual(says(state, at('22T10:00:00')), [
      ['22T09:00', '211', 0, true],
      ['22T09:00', '200', 1, true],
    ])
  })

  it('has what the calendar has switched since it was given, and nothing of before or to come', () => {
    const state = given(factoryState, at('22T09:00:00'), [8, 0x0101], [20, 0x0102])
    assert.deepEqual(says(state, at('22T19:59:00')), [])
    assert.deepEqual(says(state, at('23T12:00:00')), [
      ['22T20:00', '112', 1, false],
      ['23T08:00', '111', 1, false],
    ])
  })

  it('keeps what a calendar has switched in whose place another has come', () => {
    const first = given(factoryState, at('22T09:00:00'), [20, 0x0102])
    const second = given(first, at('23T09:00:00'), [10, 0x0101])
    assert.deepEqual(says(second, at('23T12:00:00')), [
      ['22T20:00', '112', 1, false],
      ['23T10:00', '111', 1, false],
    ])
  })

  it('stands in order of time, whoever switched', () => {
    const calendar = given(factoryState, at('22T09:00:00'), [20, 0x0101])
    const state = withScript(calendar, 0x0112, at('22T21:00:00'))
    assert.deepEqual(
      says(state, at('22T22:00:00')).map(([time]) => time),
      ['22T20:00', '22T21:00', '22T21:00'],
    )
  })

  it('leaves a state alone whose calendar is what it was', () => {
    const state = withScript(factoryState, 0x0211, at('22T09:00:00'))
    assert.equal(withCalendarSince(factoryState, state, at('22T09:00:00')), state)
  })
})
