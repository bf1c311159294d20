import type { BodyContent } from '../duis/bodies/request-bodies.ts'
import type { Instant } from '../vocabulary/instant.ts'
import { gasActivationOfPart, gasDateOf, gasMoment, isGasDate } from './moments.ts'

type Tariff = NonNullable<BodyContent<'UpdateImportTariffPrimaryElement'>['gasTariffElements']>

/** What a calendar is for, as ZigBee numbers it. */
export interface GasCalendarKind {
  readonly calendarType: number
}

interface Parts {
  readonly days: readonly {
    readonly id: number
    readonly entries: readonly { readonly startTime: number; readonly action: number }[]
  }[]
  readonly weeks: Tariff['switchingTable']['weekProfiles']
  readonly seasons: Tariff['switchingTable']['seasons']
  readonly specialDays: Tariff['specialDays']
}

const onlyCommand = { commandIndex: 0, numberOfCommands: 1 }

/**
 * A calendar of a GSME, and all that belongs to it: called after when it was made. Undefined where it has a date in a year that a
 * gas meter does not have.
 */
export function gasCalendar(
  { calendarType }: GasCalendarKind,
  body: { readonly executionDateTime?: Instant | undefined },
  now: Instant,
  { days, weeks, seasons, specialDays }: Parts,
) {
  const dates = [
    ...seasons.season.map(({ seasonStartDate }) => seasonStartDate),
    ...specialDays.specialDay.map(({ date }) => date),
  ]
  if (!dates.every(isGasDate)) return undefined
  const about = { providerId: 0, issuerEventId: gasMoment(now), issuerCalendarId: gasMoment(now) }
  const startTime = gasActivationOfPart(body)
  return {
    calendar: {
      ...about,
      startTime,
      calendarType,
      calendarTimeReference: 0,
      calendarName: Buffer.alloc(0),
      numberOfSeasons: seasons.season.length,
      numberOfWeekProfiles: weeks.weekProfile.length,
      numberOfDayProfiles: days.length,
    },
    days: days.map(({ id, entries }) => ({
      ...about,
      dayId: id,
      totalNumberOfScheduleEntries: entries.length,
      ...onlyCommand,
      calendarType,
      scheduleEntries: entries,
    })),
    weeks: weeks.weekProfile.map((week) => weekOf(week, about)),
    seasons: {
      ...about,
      ...onlyCommand,
      seasons: seasons.season.map(({ seasonStartDate, referencedWeekName }) => ({
        startDate: gasDateOf(seasonStartDate),
        weekIdRef: referencedWeekName,
      })),
    },
    specialDays: {
      ...about,
      startTime,
      calendarType,
      totalNumberOfSpecialDays: specialDays.specialDay.length,
      ...onlyCommand,
      specialDays: specialDays.specialDay.map(({ date, referencedDayName }) => ({
        date: gasDateOf(date),
        dayIdRef: referencedDayName,
      })),
    },
  }
}

function weekOf<About>({ weekName, referencedDayName }: Parts['weeks']['weekProfile'][number], about: About) {
  const day = (weekday: number): number => referencedDayName.find(({ index }) => index === weekday)?.value ?? 0
  return {
    ...about,
    weekId: weekName,
    dayIdRefMonday: day(1),
    dayIdRefTuesday: day(2),
    dayIdRefWednesday: day(3),
    dayIdRefThursday: day(4),
    dayIdRefFriday: day(5),
    dayIdRefSaturday: day(6),
    dayIdRefSunday: day(7),
  }
}
