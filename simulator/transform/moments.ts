import type { BodyContent } from '../duis/bodies/request-bodies.ts'
import type { Activation, DateMask } from '../gbcs/dlms/calendar.ts'
import type { Period } from '../gbcs/dlms/command.ts'
import { secondsSince2000 } from '../gbcs/gbz/types.ts'
import { cancellationInstant, type Instant } from '../vocabulary/instant.ts'

interface FutureDated {
  readonly executionDateTime?: Instant | undefined
}

/** When an ESME is to act (docs/domain/gbcs.md#activation). */
export function activationOf({ executionDateTime }: FutureDated): Activation {
  if (executionDateTime === undefined) return 'at once'
  return executionDateTime === cancellationInstant ? 'never' : executionDateTime
}

/** A moment that no gas meter has: it cancels what was future-dated. */
const cancels = 0xffffffff
/** The latest that a gas meter has. */
const latest = 0xfffffffe

/** A moment in seconds since 2000; what 32 bits do not count is the first or the latest. */
export const gasMoment = (moment: Instant): number => Math.min(Math.max(secondsSince2000(moment), 0), latest)

/** When a gas meter is to act: 0 for at once (docs/domain/gbcs.md#gas-activation). */
export function gasActivationOf({ executionDateTime }: FutureDated): number {
  if (executionDateTime === undefined) return 0
  return executionDateTime === cancellationInstant ? cancels : gasMoment(executionDateTime)
}

/** The same of what belongs to another part of the message, which alone cancels. */
export const gasActivationOfPart = (body: FutureDated): number => Math.min(gasActivationOf(body), latest)

interface OfLog {
  readonly readLogPeriod: { readonly startDateTime: Instant; readonly endDateTime: Instant }
}

export const periodOf = ({ readLogPeriod: { startDateTime, endDateTime } }: OfLog): Period => ({
  from: startDateTime,
  to: endDateTime,
})

type WithWildcards = BodyContent<'UpdateImportTariffSecondaryElement'>['specialDays']['specialDay'][number]['date']

const given = <Value>(value: Value | undefined): Value | null => value ?? null

/** A date of DUIS in which any part may stand for all of its values. */
export const dateMaskOf = ({ year, month, dayOfMonth, dayOfWeek }: WithWildcards): DateMask => ({
  year: given(year.specifiedYear),
  month: given(month.specifiedMonth),
  day: dayOfMonth.lastDayOfMonth
    ? 'last'
    : dayOfMonth.secondLastDayOfMonth
      ? 'last but one'
      : given(dayOfMonth.specifiedDayOfMonth),
  weekday: given(dayOfWeek.specifiedDayOfWeek),
})

/** A date of DUIS in which 65535 is every year. */
export const dateMaskOfDate = ({ year, month, day }: { year: number; month: number; day: number }): DateMask => ({
  year: year === 0xffff ? null : year,
  month,
  day,
  weekday: null,
})

interface GasDate {
  readonly gasYearWithWildcards: { readonly specifiedYear?: number }
  readonly gasMonthWithWildcards: { readonly specifiedMonth?: number }
  readonly gasDayOfMonthWithWildcards: { readonly specifiedDayOfMonth?: number }
  readonly gasDayOfWeekWithWildcards: { readonly specifiedDayOfWeek?: number }
}

const every = 0xff

/** The years that a gas meter has: counted from 1900 in one octet, of which 255 is every year. */
const gasYears = { first: 1900, last: 2154 }

/** Whether a gas meter has the year of a date: DUIS goes up to 9999. */
export function isGasDate({ gasYearWithWildcards: { specifiedYear: year } }: GasDate): boolean {
  return year === undefined || (year >= gasYears.first && year <= gasYears.last)
}

/** A date of DUIS for a gas meter, which has it (`isGasDate`), in its four octets: years since 1900, the rest as it is. */
export const gasDateOf = (date: GasDate): Buffer =>
  Buffer.of(
    date.gasYearWithWildcards.specifiedYear === undefined
      ? every
      : date.gasYearWithWildcards.specifiedYear - gasYears.first,
    date.gasMonthWithWildcards.specifiedMonth ?? every,
    date.gasDayOfMonthWithWildcards.specifiedDayOfMonth ?? every,
    date.gasDayOfWeekWithWildcards.specifiedDayOfWeek ?? every,
  )

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

interface Weekdays {
  readonly dayOfWeekApplicability: readonly { readonly dayOfWeekId: (typeof days)[number] }[]
}

/** A bit for each day of the week. */
export const weekdaysOf = (weekdays: Weekdays | undefined): readonly boolean[] =>
  days.map((day) => weekdays?.dayOfWeekApplicability.some(({ dayOfWeekId }) => dayOfWeekId === day) ?? false)

/** A bit for each of the special days that there are. */
export const specialDaysOf = (meant: readonly number[], defined: number): readonly boolean[] =>
  Array.from({ length: defined }, (_, at) => meant.includes(at + 1))
