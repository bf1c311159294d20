import type { Branded } from './branded.ts'

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. The house never asks for it but from a Clock. */
export type Instant = Branded<number, 'Instant'>

export const instant = (milliseconds: number): Instant => milliseconds as Instant

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/** What can be written with a year of four digits, in UTC. */
const earliest = Date.parse('0000-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59.999Z')

/**
 * Reads an ISO 8601 date-time with a time zone; null where the text is not one, names a day that the calendar has not, or
 * leaves the years 0000 to 9999 in UTC.
 */
export function parseInstant(text: string): Instant | null {
  // Date.parse takes 31 November for the first of December.
  if (!isoInstant.test(text) || !beginsWithDay(text)) return null
  const milliseconds = Date.parse(text)
  return milliseconds >= earliest && milliseconds <= latest ? instant(milliseconds) : null
}

/** Before it every clock stands: deadlines and the dates of documents must lie in a year of four digits. */
export const endOfTime: Instant = instant(Date.parse('9999-01-01T00:00:00Z'))

/** `2026-11-22T09:00:00Z`: without a fraction where it is zero, as DUIS samples write it. */
export const formatInstant = (moment: Instant): string => new Date(moment).toISOString().replace('.000Z', 'Z')

/** The date that cancels a future-dated request (DUIS: `3000-12-31T00:00:00Z`). */
export const cancellationInstant: Instant = instant(Date.UTC(3000, 11, 31))

/** Whether the calendar has the day with which a text begins, `YYYY-MM-DD`; each of the eight is a digit. */
export function beginsWithDay(text: string): boolean {
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2)
  const day = twoDigits(text, 8)
  return day >= 1 && day <= daysIn(year, twoDigits(text, 5))
}

/** A match by a pattern would make a text of each part, and files have millions of days. */
const twoDigits = (text: string, at: number): number => 10 * digit(text, at) + digit(text, at + 1)

const digit = (text: string, at: number): number => text.charCodeAt(at) - codeOf0

const codeOf0 = 0x30

/** Days of a month; none of a month that there is not. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  if (!(month >= 1 && month <= 12)) return 0
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
