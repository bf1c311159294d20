import { dateMask } from '../../gbcs/dlms/calendar.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { singleActionSchedule } from '../../gbcs/dlms/interface-classes.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { dayMs, midnightBefore } from '../account/tariff.ts'
import type { DeviceState } from '../state/device-state.ts'
import { isDayOf } from './date-mask.ts'
import { instanceOf, keyOfAttribute, withAttribute } from './object.ts'

type Settings = Pick<DeviceState, 'attributes'>

export const executionTimeKey = (obis: string): string =>
  keyOfAttribute(singleActionSchedule.id, instanceOf(obis), singleActionSchedule.attributes.execution_time.number)

const billingCalendar = '0-0:15.0.0.255'
const billingKey = executionTimeKey(billingCalendar)
/** Where a meter keeps up to when it has told of its billing: no attribute of the class has it. */
const toldKey = keyOfAttribute(singleActionSchedule.id, instanceOf(billingCalendar), 0)

/** The dates of a schedule of single actions. */
export function datesOf(data: DlmsData | undefined) {
  if (data?.type !== 'array') return []
  return data.value.flatMap((entry) => {
    const [, date] = entry.type === 'structure' ? entry.value : []
    const mask = date === undefined ? undefined : dateMask.fromData(date)
    return mask === undefined ? [] : [mask]
  })
}

/** The first of each month, unless somebody has set another billing calendar. */
const firstOfMonth = { year: null, month: null, day: 1, weekday: null } as const

export const billingDates = ({ attributes }: Settings) =>
  attributes.has(billingKey) ? datesOf(attributes.get(billingKey)) : [firstOfMonth]

/** Whether a billing period of an ESME ends at a midnight (docs/domain/gbcs-use-cases.md#billing-alert). */
export const endsBillingPeriod = (state: Settings, midnight: Instant): boolean =>
  billingDates(state).some((mask) => isDayOf(mask, midnight))

/** An ESME that has told of its billing up to a moment: of what ended before, nobody is told any more. */
export const withBillingTold = (state: DeviceState, until: Instant): DeviceState =>
  withAttribute(state, toldKey, { type: 'long64-unsigned', value: BigInt(until) })

/** No calendar that comes again is further apart than a year. */
const mostDays = 366

/** When the billing period ends of which an ESME tells next; null where nobody has set a calendar, or it has come to its end. */
export function nextBilling(state: Settings): Instant | null {
  const told = state.attributes.get(toldKey)
  if (told?.type !== 'long64-unsigned') return null
  const since = midnightBefore(instant(Number(told.value)))
  for (let days = 1; days <= mostDays; days += 1) {
    const midnight = instant(since + days * dayMs)
    if (endsBillingPeriod(state, midnight)) return midnight
  }
  return null
}

/** Whether a state has another billing calendar than before: then the meter looks anew. */
export const hasOtherBilling = (before: Settings, state: Settings): boolean =>
  before.attributes.get(billingKey) !== state.attributes.get(billingKey)
