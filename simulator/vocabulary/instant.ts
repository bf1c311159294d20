import type { Branded } from './branded.ts'

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. The house never asks for it but from a Clock. */
export type Instant = Branded<number, 'Instant'>

export const instant = (milliseconds: number): Instant => milliseconds as Instant

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** Reads an ISO 8601 date-time with a time zone; null where the text is not one. */
export function parseInstant(text: string): Instant | null {
  if (!isoInstant.test(text)) return null
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? null : instant(milliseconds)
}

/** `2026-11-22T09:00:00Z`: without a fraction where it is zero, as DUIS samples write it. */
export const formatInstant = (moment: Instant): string => new Date(moment).toISOString().replace('.000Z', 'Z')

/** The date that cancels a future-dated request (DUIS: `3000-12-31T00:00:00Z`). */
export const cancellationInstant: Instant = instant(Date.UTC(3000, 11, 31))
