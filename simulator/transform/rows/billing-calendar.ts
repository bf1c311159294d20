import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import { ecs30, ecs30a } from '../../gbcs/dlms/commands/meter-settings.ts'
import { cosemRead } from '../../gbcs/dlms/reads.ts'
import { gcs21d, gcs21k } from '../../gbcs/gbz/commands/readings.ts'
import { gcs25, gcs25a } from '../../gbcs/gbz/commands/settings.ts'
import type { TransformFacts } from '../facts.ts'
import { gasMoment } from '../moments.ts'
import { asking, on, row, sinceGbcs, type TransformRow } from '../row.ts'

type BillingCalendar = BodyContent<'UpdateDeviceConfigurationBillingCalendar'>

const date = (month: number | null, day: number | null, weekday: number | null = null) => ({
  year: null,
  month,
  day,
  weekday,
})

/** Months from one on, so many of them apart, round the year. */
const monthsFrom = (first: number, apart: number): number[] =>
  Array.from({ length: 12 / apart }, (_, at) => ((first - 1 + at * apart) % 12) + 1)

/** When a billing period begins that is no longer than a month. */
function shortBillingTimes({ electricityBillingCalendar: it }: BillingCalendar) {
  if (it === undefined) return undefined
  const time = it.billingTime
  if (it.daily !== undefined) return { times: [{ time, date: date(null, null) }] }
  if (it.weekly !== undefined) return { times: [{ time, date: date(null, null, it.weekly) }] }
  return it.monthly === undefined ? undefined : { times: [{ time, date: date(null, it.monthly) }] }
}

/** The same for one of several months. */
function billingTimes(body: BillingCalendar) {
  const it = body.electricityBillingCalendar
  const severals = [
    [it?.quarterly, 3],
    [it?.sixMonthly, 6],
    [it?.yearly, 12],
  ] as const
  const [several, apart] = severals.find(([each]) => each !== undefined) ?? []
  if (it === undefined || several === undefined || apart === undefined) return shortBillingTimes(body)
  return {
    times: monthsFrom(several.billingPeriodStartMonth, apart)
      .toSorted((one, other) => one - other)
      .map((month) => ({ time: it.billingTime, date: date(month, several.dayOfMonth) })),
  }
}

/** How long a billing period of a GSME is: a number, and of what, counted from the moment that is given. */
const gasPeriods = {
  Daily: { duration: 1, type: 0x21 },
  Weekly: { duration: 1, type: 0x22 },
  Monthly: { duration: 1, type: 0x23 },
  Quarterly: { duration: 3, type: 0x23 },
  SixMonthly: { duration: 6, type: 0x23 },
  Yearly: { duration: 12, type: 0x23 },
} as const

function gasBilling({ gasBillingCalendar: it }: BillingCalendar, { now }: TransformFacts) {
  if (it === undefined) return undefined
  const { duration, type } = gasPeriods[it.periodicity]
  const about = { providerId: 0, issuerEventId: gasMoment(now) }
  return {
    billing: {
      ...about,
      billingPeriodStartTime: gasMoment(it.billingPeriodStart),
      billingPeriodDuration: duration,
      billingPeriodDurationType: type,
      tariffType: 0,
    },
    block: {
      ...about,
      blockPeriodStartTime: gasMoment(it.billingPeriodStart),
      blockPeriodDuration: duration,
      blockPeriodControl: 2,
      blockPeriodDurationType: type,
      tariffType: 0,
      tariffResolutionPeriod: 1,
    },
  }
}

const isNoLongerThanAMonth = ({ gasBillingCalendar: it }: BillingCalendar): boolean =>
  it !== undefined && ['Daily', 'Weekly', 'Monthly'].includes(it.periodicity)

/** 6.2.3 and 6.8: when a billing period begins. */
export const billingCalendarRows: readonly TransformRow[] = [
  row(
    '6.2.3',
    'ReadDeviceConfigurationBillingCalendar',
    sinceGbcs(2, asking('ESME', cosemRead(0x00d9))),
    asking('ESME', cosemRead(0x003e)),
    sinceGbcs(2, asking('GSME', gcs21k)),
    asking('GSME', gcs21d),
  ),
  row(
    '6.8',
    'UpdateDeviceConfigurationBillingCalendar',
    sinceGbcs(2, on('ESME', ecs30a, billingTimes)),
    on('ESME', ecs30, shortBillingTimes),
    sinceGbcs(2, on('GSME', gcs25a, gasBilling)),
    on('GSME', gcs25, (body, facts) => (isNoLongerThanAMonth(body) ? gasBilling(body, facts) : undefined)),
  ),
]
