import { type Instant, instant } from '../vocabulary/instant.ts'
import type { CanonicalElement } from './xml/canonical-reader.ts'

/** The text of an element with white space collapsed at its ends, as XML Schema has it for all our types but strings. */
export const text = (element: CanonicalElement | undefined): string => element?.text.trim() ?? ''

export const boolean = (element: CanonicalElement | undefined): boolean => {
  const value = text(element)
  return value === 'true' || value === '1'
}

/** xs:base64Binary allows white space inside. */
export const octets = (element: CanonicalElement | undefined): Buffer => Buffer.from(text(element), 'base64')

/** A whole number, not negative, that the schema has bounded; it may be written with a sign and with leading zeros. */
export const integer = (element: CanonicalElement | undefined): bigint =>
  BigInt(/[1-9]\d*$/.exec(text(element))?.[0] ?? 0)

const dateTimeForm = /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))?$/

/** The furthest from 1970 that a JavaScript date reaches, in milliseconds. */
const furthest = 8.64e15

/**
 * An xs:dateTime to the millisecond; finer fractions are cut off. DUIS times are UTC, so one without a zone is read as
 * UTC. A year that no date reaches becomes the furthest instant there is, so that every value of the schema is an instant.
 */
export function instantOf(it: string): Instant {
  const parts = dateTimeForm.exec(it)
  if (parts === null) return instant(furthest)
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, Math.trunc(Number(`0.${parts[7] ?? 0}`) * 1000))
  const offset = (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0)) * 60_000
  const moment = date.getTime() - (parts[8] === '-' ? -offset : offset)
  return instant(Number.isNaN(moment) ? Math.sign(year) * furthest : moment)
}

export const dateTime = (element: CanonicalElement | undefined): Instant => instantOf(text(element))

/** Reads an element that may be absent: null then. */
export const optional = <Value>(
  element: CanonicalElement | undefined,
  read: (element: CanonicalElement) => Value,
): Value | null => (element === undefined ? null : read(element))
