import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'

/** What 5.1 says of a DSP schedule. */
export type ScheduleDetails = BodyContent<'CreateSchedule'>

type Frequency = ScheduleDetails['scheduleFrequency']

const dayMs = 86_400_000

/** Days between two runs, or months. */
const steps: Readonly<Record<Frequency, { readonly days: number } | { readonly months: number }>> = {
  Daily: { days: 1 },
  Weekly: { days: 7 },
  Monthly: { months: 1 },
  Quarterly: { months: 3 },
  'Half-Yearly': { months: 6 },
  Yearly: { months: 12 },
}

/**
 * When a DSP schedule runs next, later than an instant; null where its last day is over. Days and times are UTC's. A day that a
 * month does not have is its last (docs/domain/duis.md#dsp-schedules).
 */
export function nextRun(details: ScheduleDetails, after: Instant): Instant | null {
  const { scheduleEndDate: end } = details
  let number = Math.max(0, runsBefore(details, after) - 1)
  while (runAt(details, number) <= after) number += 1
  const next = runAt(details, number)
  return end !== undefined && next >= Date.UTC(end.year, end.month - 1, end.day) + dayMs ? null : instant(next)
}

/** About how many there were. */
function runsBefore(details: ScheduleDetails, after: Instant): number {
  const step = steps[details.scheduleFrequency]
  const days = (after - runAt(details, 0)) / dayMs
  return Math.floor('days' in step ? days / step.days : days / (31 * step.months))
}

function runAt(details: ScheduleDetails, number: number): number {
  const { scheduleStartDate: start, scheduleExecutionStartTime: time } = details
  const step = steps[details.scheduleFrequency]
  const day =
    'days' in step
      ? Date.UTC(start.year, start.month - 1, start.day + number * step.days)
      : dayOfMonth(start.year, start.month - 1 + number * step.months, start.day)
  return day + (time === undefined ? 0 : millisecondsOf(time))
}

const dayOfMonth = (year: number, month: number, day: number): number =>
  Date.UTC(year, month, Math.min(day, new Date(Date.UTC(year, month + 1, 0)).getUTCDate()))

/** Since midnight. */
export const millisecondsOf = ({
  hour,
  minute,
  second,
  hundredths,
}: NonNullable<ScheduleDetails['scheduleExecutionStartTime']>): number =>
  ((hour * 60 + minute) * 60 + second) * 1000 + (hundredths ?? 0) * 10
