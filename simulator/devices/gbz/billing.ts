import { type Instant, instant } from '../../vocabulary/instant.ts'
import { dayMs, midnightBefore } from '../account/tariff.ts'
import type { DeviceState } from '../state/device-state.ts'
import { cluster } from './answers.ts'
import { type GasCommand, keeping, keptIn, keptKey } from './command.ts'

/** Price cluster, Publish Billing Period. */
const publishBillingPeriod = 0x09
const periodKey = keptKey(cluster.price, publishBillingPeriod)
/** Where a meter keeps up to which day it has told of its billing, in days since 1970. */
const toldKey = '0700/billing told'

interface BillingPeriod {
  /** Seconds since 2000. */
  readonly billingPeriodStartTime: number
  readonly billingPeriodDuration: number
  readonly billingPeriodDurationType: number
}

/** Lower half of the type of a duration (ZigBee Smart Energy): what it counts. */
const unit = { days: 1, weeks: 2, months: 3 } as const
const epoch = Date.UTC(2000, 0, 1)

const monthOf = (midnight: Instant): number => {
  const date = new Date(midnight)
  return 12 * date.getUTCFullYear() + date.getUTCMonth()
}
const dayOf = (midnight: Instant): number => new Date(midnight).getUTCDate()
const isLastOfMonth = (midnight: Instant): boolean => dayOf(instant(midnight + dayMs)) === 1

const isFirstOfMonth = (midnight: Instant): boolean => dayOf(midnight) === 1

/**
 * Whether a billing period of a gas meter ends at a midnight: the first of each month, unless somebody has set another calendar, and
 * until that begins (docs/domain/gbcs-use-cases.md#billing-alert).
 */
export function gasBillingOf(state: DeviceState): (midnight: Instant) => boolean {
  const period = keptIn(state, cluster.price, publishBillingPeriod) as BillingPeriod | undefined
  if (period === undefined) return isFirstOfMonth
  const begins = midnightBefore(instant(epoch + 1000 * period.billingPeriodStartTime))
  const ends = endsOf(period, begins)
  return (midnight) => (midnight < begins ? isFirstOfMonth(midnight) : ends(midnight))
}

function endsOf(period: BillingPeriod, begins: Instant): (midnight: Instant) => boolean {
  const { billingPeriodDuration: duration } = period
  const counts = period.billingPeriodDurationType & 0x0f
  if (duration === 0) return () => false
  if (counts !== unit.months) {
    const days = duration * (counts === unit.weeks ? 7 : 1)
    return (midnight) => ((midnight - begins) / dayMs) % days === 0
  }
  const first = dayOf(begins)
  return (midnight) => {
    const isItsDay = dayOf(midnight) === first || (dayOf(midnight) < first && isLastOfMonth(midnight))
    return isItsDay && (monthOf(midnight) - monthOf(begins)) % duration === 0
  }
}

/** Publish Billing Period: kept whole, and from now on the meter tells when one ends. */
export const setBillingPeriod: GasCommand = (moment, payload, at) => {
  const outcome = keeping(cluster.price, publishBillingPeriod)(moment, payload, at)
  return { ...outcome, state: withGasBillingTold(outcome.state, moment.now) }
}

/** A gas meter that has told of its billing up to a moment. */
export const withGasBillingTold = (state: DeviceState, until: Instant): DeviceState => ({
  ...state,
  clusters: new Map(state.clusters).set(toldKey, Math.floor(until / dayMs)),
})

/** No calendar that comes again is further apart than a year. */
const mostDays = 366

/** When the billing period ends of which a gas meter tells next; null where nobody has set a calendar. */
export function nextGasBilling(state: DeviceState): Instant | null {
  const told = state.clusters.get(toldKey)
  if (typeof told !== 'number') return null
  const endsPeriod = gasBillingOf(state)
  for (let day = told + 1; day <= told + mostDays; day += 1) {
    const midnight = instant(day * dayMs)
    if (endsPeriod(midnight)) return midnight
  }
  return null
}

/** Whether a state has another billing calendar than before: then the meter looks anew. */
export const hasOtherGasBilling = (before: DeviceState, state: DeviceState): boolean =>
  before.clusters.get(periodKey) !== state.clusters.get(periodKey)
