import type { Branded } from './branded.ts'
import type { Instant } from './instant.ts'
import { beginsWithDay } from './instant.ts'

/** A day of the UK energy market, `YYYY-MM-DD`; it begins at midnight by the clock on the wall in London. */
export type MarketDate = Branded<string, 'MarketDate'>

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Before 1847 the clocks of London were a minute and a quarter behind Greenwich's, and there was no energy market. */
const firstStandardTime = Date.parse('1847-12-01T00:01:15Z')

/** Put together from its parts: how a language prints a date changes with the version of its data. */
function dayInLondon(moment: Instant): MarketDate {
  if (moment < firstStandardTime) return new Date(moment).toISOString().slice(0, 10) as MarketDate
  const parts = new Map(london.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}` as MarketDate
}

/** The market date on which an instant falls: in summer it starts at 23:00Z the evening before. */
export function marketDateOf(moment: Instant): MarketDate {
  const hour = Math.floor(moment / hourMs)
  // Days begin on the hour, in winter and in summer; requests come one after another, so the last answer mostly holds.
  if (hour !== last.hour) last = { hour, date: dayInLondon(moment) }
  return last.date
}

const hourMs = 3_600_000
let last = { hour: Number.NaN, date: '' as MarketDate }

const written = /^\d{4}-\d{2}-\d{2}$/

/** Reads `YYYY-MM-DD`; null where that is not a day of the calendar. Files have millions of them, so no Date is made. */
export function parseMarketDate(text: string): MarketDate | null {
  return written.test(text) && beginsWithDay(text) ? (text as MarketDate) : null
}

/** The day before, by the calendar. */
export const dayBefore = (day: MarketDate): MarketDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as MarketDate
