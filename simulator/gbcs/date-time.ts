import { cancellationInstant, formatInstant, type Instant, instant } from '../vocabulary/instant.ts'

/** What stands for an unspecified part. Real devices send weekday, deviation and clock status so. */
const unspecified = { year: 0xffff, weekday: 0xff, deviation: 0x8000, status: 0xff } as const

/** A moment as a DLMS date-time of 12 octets, UTC, to the second (docs/domain/gbcs.md#date-time). */
export function writeDlmsDateTime(moment: Instant): Buffer {
  const date = new Date(moment)
  const octets = Buffer.alloc(12)
  octets.writeUInt16BE(date.getUTCFullYear(), 0)
  octets[2] = date.getUTCMonth() + 1
  octets[3] = date.getUTCDate()
  octets[4] = unspecified.weekday
  octets[5] = date.getUTCHours()
  octets[6] = date.getUTCMinutes()
  octets[7] = date.getUTCSeconds()
  octets.writeUInt16BE(unspecified.deviation, 9)
  octets[11] = unspecified.status
  return octets
}

/**
 * The moment of a DLMS date-time, read as UTC to the second; null where the date or the time of day is unspecified or
 * impossible, or where there is a deviation from UTC.
 */
export function readDlmsDateTime(octets: Uint8Array): Instant | null {
  if (octets.length !== 12) return null
  const buffer = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
  const deviation = buffer.readUInt16BE(9)
  if (deviation !== unspecified.deviation && deviation !== 0) return null
  const year = buffer.readUInt16BE(0)
  if (year === unspecified.year) return null
  const [month = 0, day = 0, , hour = 0, minute = 0, second = 0] = buffer.subarray(2)
  return instantOf([year, month, day, hour, minute, second])
}

/** The date-time for a person; hexadecimal where it names no moment. */
export function describeDlmsDateTime(octets: Buffer): string {
  const moment = readDlmsDateTime(octets)
  return moment === null ? octets.toString('hex').toUpperCase() : formatInstant(moment)
}

/** The executionDateTime that cancels a future dated command (docs/domain/duis.md#cancellation). */
export const cancellationDateTime = '99991231235959Z'

/** `YYYYMMDDHHMMSSZ` for an instant; the cancellation date of DUIS becomes `99991231235959Z`. */
export function executionDateTimeOf(moment: Instant): string {
  if (moment === cancellationInstant) return cancellationDateTime
  return `${new Date(moment).toISOString().slice(0, 19).replace(/\D/g, '')}Z`
}

const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/

/** The instant of an executionDateTime; `99991231235959Z` becomes the cancellation date of DUIS. Null for no date. */
export function instantOfExecutionDateTime(text: string): Instant | null {
  if (text === cancellationDateTime) return cancellationInstant
  const [, ...parts] = generalizedTime.exec(text) ?? []
  return parts.length === 6 ? instantOf(parts.map(Number)) : null
}

/** The executionDateTime for a person. */
export function describeExecutionDateTime(text: string): string {
  if (text === cancellationDateTime) return `${text} (cancels the future dated command)`
  const moment = instantOfExecutionDateTime(text)
  return moment === null ? text : `${text} (${formatInstant(moment)})`
}

/** Null where the calendar or the clock has no such moment: 30 February, 24:00. */
function instantOf([
  year = 0,
  month = 0,
  day = 0,
  hour = 0,
  minute = 0,
  second = 0,
]: readonly number[]): Instant | null {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  return isReal ? instant(date.getTime()) : null
}
