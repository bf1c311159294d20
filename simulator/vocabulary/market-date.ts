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
export const marketDateOf = (moment: Instant): MarketDate => londonDay.format(moment) as MarketDate

/** Reads `YYYY-MM-DD`; null where that is not a day of the calendar. */
export function parseMarketDate(text: string): MarketDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const midnight = new Date(`${text}T00:00:00Z`)
  const isRealDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
  return isRealDay ? (text as MarketDate) : null
}
