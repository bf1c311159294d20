import type { DateMask } from '../../gbcs/dlms/calendar.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'

const dayMs = 86_400_000

/** Whether a day is one that a date stands for whose parts may be any. @param midnight its beginning, UTC */
export function isDayOf({ year, month, day, weekday }: DateMask, midnight: Instant): boolean {
  const date = new Date(midnight)
  return (
    (year === null || year === date.getUTCFullYear()) &&
    (month === null || month === date.getUTCMonth() + 1) &&
    (day === null || dayOf(day, date) === date.getUTCDate()) &&
    (weekday === null || weekday === (date.getUTCDay() || 7))
  )
}

const lastDayOf = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - dayMs).getUTCDate()

function dayOf(day: NonNullable<DateMask['day']>, date: Date): number {
  if (typeof day === 'number') return day
  return lastDayOf(date) - (day === 'last' ? 0 : 1)
}

/** The latest day up to one, of the year before it, that a date stands for; null for none. */
export function latestDayOf(mask: DateMask, midnight: Instant): Instant | null {
  for (let back = 0; back <= 366; back += 1) {
    const day = instant(midnight - back * dayMs)
    if (isDayOf(mask, day)) return day
  }
  return null
}
