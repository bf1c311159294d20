import { readDlmsDateTime } from '../../gbcs/date-time.ts'
import type { Operation } from '../../gbcs/dlms/access.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { notFitted } from '../../vocabulary/fitting.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { failure, type Moment, type Range } from './object.ts'

/** Of a log that is read whole. */
export const whole: Range = { from: 0, to: 0xffffffff }

const epoch = Date.UTC(2000, 0, 1)

/** Seconds since midnight of 1 January 2000, as the logs of a meter count. */
export const secondsSince2000 = (moment: Instant): number => Math.floor((moment - epoch) / 1000)

/** The selector of a range_descriptor (Blue Book, Profile Generic). */
const byRange = 1

/** Which entries a read selects: those between two values of the column of times; any other selection is none of GBCS. */
export function rangeOf(selection: Operation['selection']): Result<Range, number> {
  if (selection === undefined) return succeeded(whole)
  const { selector, parameters } = selection
  const [, from, to] = parameters.type === 'structure' ? parameters.value : []
  if (selector !== byRange || from === undefined || to === undefined) return failed(failure.scopeOfAccessViolated)
  return between(from, to)
}

/** Entries between two moments, each as a count of seconds or as a date-time. */
export function between(from: DlmsData, to: DlmsData): Result<Range, number> {
  const [first, last] = [secondsOf(from), secondsOf(to)]
  return first === null || last === null ? failed(failure.typeUnmatched) : succeeded({ from: first, to: last })
}

function secondsOf(data: DlmsData): number | null {
  if (data.type === 'double-long-unsigned') return data.value
  const moment = data.type === 'octet-string' ? readDlmsDateTime(data.value) : null
  return moment === null ? null : Math.max(0, secondsSince2000(moment))
}

export const instantOfSeconds = (seconds: number): Instant => instant(epoch + 1000 * seconds)

/**
 * When a log has entries: each time that a period ends, since the device was installed and up to now.
 *
 * @param most how many the log keeps; older ones are gone
 */
export function timesOf(
  { blueprint, now }: Moment,
  { from, to }: Range,
  periodSeconds: number,
  most: number,
): number[] {
  const { installedAt } = blueprint.fitting ?? notFitted
  const newest = Math.floor(secondsSince2000(now) / periodSeconds)
  const oldest = Math.max(Math.ceil(secondsSince2000(installedAt) / periodSeconds), newest - most + 1)
  const first = Math.max(oldest, Math.ceil(from / periodSeconds))
  const last = Math.min(newest, Math.floor(to / periodSeconds))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * periodSeconds)
}
