import type { Branded } from './branded.ts'
import { isDay } from './calendar.ts'

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. The house never asks for it but from a Clock. */
export type Instant = Branded<number, 'Instant'>

export const instant = (milliseconds: number): Instant => milliseconds as Instant

const isoInstant = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** What can be written with a year of four digits, in UTC. */
const earliest = Date.parse('0000-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59.999Z')

/**
 * Reads an ISO 8601 date-time with a time zone; null where the text is not one, names a day that the calendar has not, or
 * leaves the years 0000 to 9999 in UTC.
 */
export function parseInstant(text: string): Instant | null {
  const [, year, month, day] = isoInstant.exec(text) ?? []
  // Date.parse takes 31 November for the first of December.
  if (!isDay(Number(year), Number(month), Number(day))) return null
  const milliseconds = Date.parse(text)
  return milliseconds >= earliest && milliseconds <= latest ? instant(milliseconds) : null
}

/** Before it every clock stands: deadlines and the dates of documents must lie in a year of four digits. */
export const endOfTime: Instant = instant(Date.parse('9999-01-01T00:00:00Z'))

/** `2026-11-22T09:00:00Z`: without a fraction where it is zero, as DUIS samples write it. */
export const formatInstant = (moment: Instant): string => new Date(moment).toISOString().replace('.000Z', 'Z')

/** The date that cancels a future-dated request (DUIS: `3000-12-31T00:00:00Z`). */
export const cancellationInstant: Instant = instant(Date.UTC(3000, 11, 31))
