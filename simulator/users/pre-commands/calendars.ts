import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import type { DateMask } from '../../gbcs/dlms/calendar.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { fromOne, setOf, tableOf } from './lists.ts'
import { dateOf, gasDateOf, gasExecutionOfPart } from './moments.ts'
import { allOf, always, must, NotAsked } from './reading.ts'

type Switching = BodyContent<'UpdateImportTariffSecondaryElement'>['switchingTable']
type GasTariff = NonNullable<BodyContent<'UpdateImportTariffPrimaryElement'>['gasTariffElements']>

interface Season {
  readonly name: string
  readonly start: DateMask
  readonly week: number
}

export const seasonsOf = (seasons: readonly Season[]) => ({
  season: seasons.map(({ name, start, week }) => ({
    seasonName: name,
    seasonStartDate: dateOf(start),
    referencedWeekName: week,
  })),
})

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
type Week = Readonly<Record<(typeof weekdays)[number], number>> & { readonly name: number }

export const weeksOf = (weeks: readonly Week[], asked: Switching['weekProfiles'] | undefined) => ({
  weekProfile: weeks.map((week, at) => ({
    weekName: week.name,
    referencedDayName: tableOf(fromOne(weekdays.map((day) => week[day])), asked?.weekProfile[at]?.referencedDayName, 0),
  })),
})

interface SpecialDay {
  readonly index: number
  readonly date: DateMask
  readonly day: number
}

/** Special days of a tariff, numbered from 1 on. */
export const specialDaysOf = (days: readonly SpecialDay[]) => ({
  specialDay: days.map(({ index, date, day }, at) => {
    must(index === at + 1, 'the number of a special day')
    return { date: dateOf(date), referencedDayName: day }
  }),
})

/** Special days of a schedule, each its own day. */
export const datedDays = <Key extends string>(days: readonly SpecialDay[], key: Key) =>
  days.map(({ index, date, day }) => {
    must(day === index, 'the day of a special day')
    return { [key]: index, ...dateOf(date) }
  })

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

interface Weekdays {
  readonly dayOfWeekApplicability: readonly { readonly dayOfWeekId: (typeof days)[number] }[]
}

/** Days of the week by their bits; no bit for days that were left out. */
export function weekdaysOf(bits: readonly boolean[], asked: Weekdays | undefined): Weekdays | undefined {
  must(bits.length === days.length, 'DaysOfWeekApplicability')
  const said = days.filter((_, at) => bits[at])
  if (asked === undefined && said.length === 0) return undefined
  const names = asked?.dayOfWeekApplicability.map(({ dayOfWeekId }) => dayOfWeekId)
  return { dayOfWeekApplicability: setOf(said, names).map((dayOfWeekId) => ({ dayOfWeekId })) }
}

/** Special days of an entry by their bits, one for each that is defined. */
export function specialDaysByBits(
  bits: readonly boolean[],
  defined: number,
  asked: readonly number[] | undefined,
): readonly number[] {
  must(bits.length === defined, 'SpecialDaysApplicability')
  return setOf(
    bits.flatMap((isSet, at) => (isSet ? [at + 1] : [])),
    asked,
  )
}

interface Entry {
  readonly index: number
  readonly isEnabled: boolean
}

/** Entries of a schedule are numbered from 1 on, and all of them apply. */
export function inOrder({ index, isEnabled }: Entry, at: number): void {
  must(index === at + 1, 'the number of a schedule entry')
  must(isEnabled, 'whether a schedule entry applies')
}

/** Fields of ZigBee that are the same in whatever a user asks of a gas meter. */
const sameEverywhere = { providerId: 0, commandIndex: 0, numberOfCommands: 1, tariffType: 0 } as const

type Part = Readonly<Record<string, unknown>>

/** @throws NotAsked where one is another */
export function gasConstants(...parts: readonly object[]): void {
  for (const part of parts as readonly Part[])
    always(part, Object.fromEntries(Object.entries(sameEverywhere).filter(([key]) => key in part)))
}

interface GasCalendar {
  readonly calendar: Part & { readonly issuerCalendarId: number; readonly startTime: number }
  readonly days: readonly (Part & { readonly dayId: number; readonly scheduleEntries: unknown })[]
  readonly weeks: readonly (Part & { readonly weekId: number })[]
  readonly seasons: Part & { readonly seasons: readonly { readonly startDate: Buffer; readonly weekIdRef: number }[] }
  readonly specialDays: Part & {
    readonly startTime: number
    readonly specialDays: readonly { readonly date: Buffer; readonly dayIdRef: number }[]
  }
}

interface AskedCalendar {
  readonly executionDateTime?: Instant | undefined
  readonly weeks: GasTariff['switchingTable']['weekProfiles'] | undefined
}

/**
 * A calendar of a gas meter. Its number is the DCC's to choose, and the same in all of its parts.
 *
 * @param calendarType as ZigBee numbers what a calendar is for
 */
export function gasCalendarOf(values: GasCalendar, calendarType: number, asked: AskedCalendar) {
  const { calendar, seasons, specialDays } = values
  const parts = [calendar, ...values.days, ...values.weeks, seasons, specialDays]
  gasConstants(...parts)
  for (const part of parts) {
    must(part.issuerCalendarId === calendar.issuerCalendarId, 'the number of the calendar')
    if ('calendarType' in part) always(part, { calendarType })
  }
  always(calendar, {
    calendarTimeReference: 0,
    calendarName: Buffer.alloc(0),
    numberOfSeasons: seasons.seasons.length,
    numberOfWeekProfiles: values.weeks.length,
    numberOfDayProfiles: values.days.length,
  })
  always(specialDays, { totalNumberOfSpecialDays: specialDays.specialDays.length })
  return {
    executionDateTime: allOf(
      asked.executionDateTime,
      gasExecutionOfPart(calendar.startTime, asked.executionDateTime),
      gasExecutionOfPart(specialDays.startTime, asked.executionDateTime),
    ),
    days: values.days.map((day) => {
      const entries = entriesOf(day.scheduleEntries)
      always(day, { totalNumberOfScheduleEntries: entries.length })
      return { id: day.dayId, entries }
    }),
    weeks: { weekProfile: values.weeks.map((week, at) => gasWeekOf(week, asked.weeks?.weekProfile[at])) },
    seasons: {
      season: seasons.seasons.map(({ startDate, weekIdRef }) => ({
        seasonStartDate: gasDateOf(startDate),
        referencedWeekName: weekIdRef,
      })),
    },
    specialDays: {
      specialDay: specialDays.specialDays.map(({ date, dayIdRef }) => ({
        date: gasDateOf(date),
        referencedDayName: dayIdRef,
      })),
    },
  }
}

interface ScheduleEntry {
  readonly startTime: number
  readonly action: number
}

const isEntry = (entry: unknown): entry is ScheduleEntry =>
  typeof entry === 'object' && entry !== null && 'startTime' in entry && 'action' in entry

function entriesOf(entries: unknown): readonly ScheduleEntry[] {
  if (!Array.isArray(entries) || !entries.every(isEntry)) throw new NotAsked('the kind of a schedule entry')
  return entries
}

const gasWeekdays = [
  'dayIdRefMonday',
  'dayIdRefTuesday',
  'dayIdRefWednesday',
  'dayIdRefThursday',
  'dayIdRefFriday',
  'dayIdRefSaturday',
  'dayIdRefSunday',
] as const

const gasWeekOf = (
  week: Part & { readonly weekId: number },
  asked: GasTariff['switchingTable']['weekProfiles']['weekProfile'][number] | undefined,
) => ({
  weekName: week.weekId,
  referencedDayName: tableOf(fromOne(gasWeekdays.map((day) => Number(week[day]))), asked?.referencedDayName, 0),
})
