import type { Branded } from './branded.ts'
import type { Instant } from './instant.ts'

/** A day of the UK energy market, `YYYY-MM-DD`; it begins at midnight by the clock on the wall in London. */
export type MarketDate = Branded<string, 'MarketDate'>

const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The market date on which an instant falls: in summer it starts at 23:00Z the evening before. */
export function marketDateOf(moment: Instant): MarketDate {
  const hour = Math.floor(moment / hourLength)
  // Days begin on the hour, in winter and in summer; requests come one after another, so the last answer mostly holds.
  if (hour !== last.hour) last = { hour, date: londonDay.format(moment) as MarketDate }
  return last.date
}

const hourLength = 3_600_000
let last = { hour: Number.NaN, date: '' as MarketDate }

const written = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads `YYYY-MM-DD`; null where that is not a day of the calendar. Files have millions of them, so no Date is made. */
export function parseMarketDate(text: string): MarketDate | null {
  const [, year, month, day] = written.exec(text) ?? []
  const isRealDay = Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))
  return isRealDay ? (text as MarketDate) : null
}

/** Days of a month, counted from 1; none of a month that there is not. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  if (!(month >= 1 && month <= 12)) return 0
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The day before, by the calendar. */
export const dayBefore = (day: MarketDate): MarketDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as MarketDate
