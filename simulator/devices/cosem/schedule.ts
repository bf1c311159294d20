import { type DateMask, scheduleEntries, specialDays } from '../../gbcs/dlms/calendar.ts'
import { schedule, specialDaysTable } from '../../gbcs/dlms/interface-classes.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { dayMs, midnightBefore } from '../account/tariff.ts'
import type { DeviceState } from '../state/device-state.ts'
import { isDayOf, latestDayOf } from './date-mask.ts'
import { instanceOf, keyOfAttribute } from './object.ts'

/** A calendar of scripts: where its entries and its special days are kept, and whose scripts it executes. */
export interface ScriptCalendar {
  readonly entries: string
  readonly specialDays: string
  readonly scripts: string
}

/** A script that a calendar executes. */
interface Switching {
  readonly at: Instant
  readonly selector: number
}

/** What a calendar executes when. A day that is among the special days goes by these, not by its day of the week. */
export interface Switchings {
  /** The latest up to a moment, a year back, of the scripts that concern the asker; null where there is none. */
  latest(now: Instant, concerns: (selector: number) => boolean): Switching | null
  /** The first behind a moment, a year on, of the scripts that concern the asker; null where there is none. */
  next(now: Instant, concerns: (selector: number) => boolean): Switching | null
  /** All behind a moment and up to another, the first first. */
  between(from: Instant, to: Instant): readonly Switching[]
}

const nothingSwitched: Switchings = { latest: () => null, next: () => null, between: () => [] }

type Entry = NonNullable<ReturnType<ReturnType<typeof scheduleEntries>['fromData']>>[number]

/** The calendar of a device as it is set; one that nobody has set executes nothing. */
export function switchingsOf({ attributes }: Pick<DeviceState, 'attributes'>, where: ScriptCalendar): Switchings {
  const keyOf = (classId: number, obis: string, { number }: { readonly number: number }) =>
    keyOfAttribute(classId, instanceOf(obis), number)
  const set = attributes.get(keyOf(schedule.id, where.entries, schedule.attributes.entries))
  const entries =
    set &&
    scheduleEntries(where.scripts)
      .fromData(set)
      ?.filter(({ isEnabled }) => isEnabled)
  if (entries === undefined || entries.length === 0) return nothingSwitched
  const days = attributes.get(keyOf(specialDaysTable.id, where.specialDays, specialDaysTable.attributes.entries))
  const special = (days && specialDays.fromData(days)) ?? []

  const switchedOn = (midnight: Instant): readonly Switching[] => {
    const found = special.find(({ date }) => isDayOf(date, midnight))
    const weekday = (new Date(midnight).getUTCDay() + 6) % 7
    return entries
      .filter(({ weekdays, specialDays: named }) => (found ? named[found.index - 1] : weekdays[weekday]) === true)
      .filter((entry) => holdsOn(entry, midnight))
      .map(({ switchTime, selector }) => ({ at: instant(midnight + msOf(switchTime)), selector }))
      .sort((one, other) => one.at - other.at)
  }
  return {
    latest(now, concerns) {
      for (let back = 0; back <= 366; back += 1) {
        const found = switchedOn(instant(midnightBefore(now) - back * dayMs))
          .filter(({ at, selector }) => at <= now && concerns(selector))
          .at(-1)
        if (found !== undefined) return found
      }
      return null
    },
    next(now, concerns) {
      for (let ahead = 0; ahead <= 366; ahead += 1) {
        const found = switchedOn(instant(midnightBefore(now) + ahead * dayMs)).find(
          ({ at, selector }) => at > now && concerns(selector),
        )
        if (found !== undefined) return found
      }
      return null
    },
    between(from, to) {
      const found: Switching[] = []
      for (let midnight = midnightBefore(from); midnight <= to; midnight = instant(midnight + dayMs))
        found.push(...switchedOn(midnight).filter(({ at }) => at > from && at <= to))
      return found
    },
  }
}

const msOf = ({ hour, minute, second, hundredths }: Entry['switchTime']): number =>
  1000 * (3600 * hour + 60 * minute + second) + 10 * hundredths

/** Whether a day lies between the two dates of an entry; where one may be any, there is no end on its side. */
function holdsOn({ begin, end }: Pick<Entry, 'begin' | 'end'>, midnight: Instant): boolean {
  const begun = isAny(begin) ? midnight : latestOf(begin, midnight)
  if (begun === null) return false
  if (isAny(end)) return true
  const ended = latestOf(end, instant(midnight - dayMs))
  return ended === null || (!isAny(begin) && ended < begun)
}

const isAny = ({ year, month, day, weekday }: DateMask): boolean =>
  year === null && month === null && day === null && weekday === null

/** The latest day up to one that a date stands for: of a date with a year, however long ago. */
function latestOf(mask: DateMask, midnight: Instant): Instant | null {
  const { year, month, day } = mask
  if (year === null || month === null || typeof day !== 'number') return latestDayOf(mask, midnight)
  const date = Date.UTC(year, month - 1, day)
  return date <= midnight ? instant(date) : null
}
