import { notFitted } from '../../vocabulary/fitting.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { supplied, type Usage } from '../account/supplied.ts'
import { type DayPlan, stretchesOf } from '../account/tariff.ts'
import { householdOf } from '../household.ts'
import type { DeviceState } from '../state/device-state.ts'
import { untouchedAccount } from '../state/meter-account.ts'
import { calendarInForce, scheduleOn } from './calendars.ts'
import type { GasMoment } from './moment.ts'

type Metered = Pick<GasMoment, 'blueprint' | 'state'>

/** What a home has burnt between two moments, in dm³: nothing while the valve was closed. */
export function gasUsageOf({ blueprint, state }: Metered): Usage {
  const home = householdOf(blueprint.deviceId)
  return supplied(home.gas, (state.account ?? untouchedAccount).interruptions)
}

const firstTier = [{ startMs: 0, register: 1 }] as const
const minuteMs = 60_000

/** Which tier counts when, by a calendar; the first, day in, day out, of a meter to which none was published. */
export function dayPlanOf(state: DeviceState, calendarId = calendarInForce(state)): DayPlan {
  if (calendarId === null) return () => firstTier
  return (midnight) => {
    const entries = scheduleOn(state, calendarId, midnight)
    const plan = entries.map(({ startTime, action }) => ({
      startMs: minuteMs * startTime,
      register: Math.max(1, action),
    }))
    return plan.length === 0 ? firstTier : plan
  }
}

/** A gas meter has as many registers by time of use. */
const tiers = 4

/** What the registers by time of use have counted up to a moment, in dm³. */
export function gasCountedAt(metered: Metered, moment: Instant): readonly number[] {
  const { blueprint, state } = metered
  const usage = gasUsageOf(metered)
  const period = (state.account ?? untouchedAccount).tariffs.findLast(({ from }) => from <= moment)
  const counted = Array.from({ length: tiers }, (_, index) => period?.counted[index] ?? 0)
  if (period === undefined) counted[0] = usage((blueprint.fitting ?? notFitted).installedAt, moment)
  else
    for (const { from, to, register } of stretchesOf(
      dayPlanOf(state, Number(period.calendar.id ?? 0)),
      period.from,
      moment,
    ))
      if (register <= tiers) counted[register - 1] = (counted[register - 1] ?? 0) + usage(from, to)
  return counted
}

/** Notes that another calendar holds from now on, where another does. */
export function withGasTariffPeriod(before: Metered, state: DeviceState, now: Instant): DeviceState {
  const id = calendarInForce(state)
  if (id === null || id === calendarInForce(before.state)) return state
  const account = state.account ?? untouchedAccount
  const period = { from: now, counted: gasCountedAt(before, now), calendar: { id: String(id) } }
  return { ...state, account: { ...account, tariffs: [...account.tariffs, period] } }
}
