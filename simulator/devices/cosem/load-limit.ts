import { extendedData, limiter, register } from '../../gbcs/dlms/interface-classes.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { type Household, householdOf } from '../household.ts'
import type { DeviceState } from '../state/device-state.ts'
import { type Noticed, settledAt, supply, supplyOf, withSupplyState } from './charging.ts'
import { instanceOf, keyOfAttribute, type Moment, withAttribute } from './object.ts'
import { enumerated, structure, unsigned32 } from './values.ts'

type Metered = Pick<Moment, 'blueprint' | 'state'>

const { threshold_normal, min_over_threshold_duration, min_under_threshold_duration } = limiter.attributes
const keyOf = (member: { readonly number: number }): string =>
  keyOfAttribute(limiter.id, instanceOf('0-0:17.0.0.255'), member.number)
const disablesKey = keyOfAttribute(
  extendedData.id,
  instanceOf('0-0:94.44.0.3'),
  extendedData.attributes.value_active.number,
)

/** How often the limit was passed. */
export const loadLimitCounter = keyOfAttribute(
  register.id,
  instanceOf('0-0:94.44.42.255'),
  register.attributes.value.number,
)
/** No attribute of the class has what the meter noticed last: the state keeps it under a number that none has. */
const noticedKey = keyOfAttribute(limiter.id, instanceOf('0-0:17.0.0.255'), 1000)

/** Events of GBCS 16.2. */
const events = { above: 0x8f01, disabled: 0x8f33, enabled: 0x8f34 } as const

interface LoadLimit {
  readonly watts: number
  /** Above the limit for so long it counts. */
  readonly overMs: number
  /** After which supply that was cut off is there again. */
  readonly restoredAfterMs: number
  readonly disables: boolean
}

/** Null where nobody has set one: that of the factory is above what a home can draw. */
function limitOf({ attributes }: DeviceState): LoadLimit | null {
  const number = (key: string): number | undefined => {
    const value = attributes.get(key)
    return value?.type === 'double-long-unsigned' ? value.value : undefined
  }
  const watts = number(keyOf(threshold_normal))
  if (watts === undefined) return null
  const disables = attributes.get(disablesKey)
  return {
    watts,
    overMs: 1000 * (number(keyOf(min_over_threshold_duration)) ?? 300),
    restoredAfterMs: 1000 * (number(keyOf(min_under_threshold_duration)) ?? 30),
    disables: disables?.type === 'boolean' && disables.value,
  }
}

/** What was noticed last: that the limit was passed, that supply was cut off for it, that it is there again. */
const phases = ['passed', 'cut-off', 'restored'] as const
type Phase = (typeof phases)[number]

function noticedOf({ attributes }: DeviceState): { readonly at: Instant; readonly phase: Phase } | null {
  const kept = attributes.get(noticedKey)
  const [at, number] = kept?.type === 'structure' ? kept.value : []
  const phase = number?.type === 'enum' ? phases[number.value] : undefined
  return at?.type !== 'long64-unsigned' || phase === undefined ? null : { at: instant(Number(at.value)), phase }
}

const withNoticed = (state: DeviceState, at: Instant, phase: Phase): DeviceState =>
  withAttribute(
    state,
    noticedKey,
    structure({ type: 'long64-unsigned', value: BigInt(at) }, enumerated(phases.indexOf(phase))),
  )

/** A home draws the same all through half an hour, and every day alike. */
const halfHourMs = 1_800_000
const halfHoursOfDay = 48

/** The stretch of time around a moment in which a home draws more than the limit, a day each way; null where it draws less. */
function stretchAround(
  home: Household,
  watts: number,
  moment: Instant,
): { readonly from: number; readonly to: number } | null {
  if (home.power(moment) <= watts) return null
  let from = Math.floor(moment / halfHourMs) * halfHourMs
  let to = from + halfHourMs
  for (let half = 0; half < halfHoursOfDay && home.power(instant(from - 1)) > watts; half += 1) from -= halfHourMs
  for (let half = 0; half < halfHoursOfDay && home.power(instant(to)) > watts; half += 1) to += halfHourMs
  return { from, to }
}

/** When an ESME next has something to notice of its load limit; null for one that never has, or has no supply to limit. */
export function nextLoadLimitChange({ blueprint, state }: Metered, now: Instant): Instant | null {
  const limit = limitOf(state)
  if (limit === null) return null
  const noticed = noticedOf(state)
  const isOn = supplyOf(state) === supply.on
  if (noticed?.phase === 'cut-off' && supplyOf(state) === supply.armed)
    return instant(noticed.at + limit.restoredAfterMs)
  const home = householdOf(blueprint.deviceId)
  if (!isOn || home.peakPower <= limit.watts) return null
  for (let moment = now, half = 0; half <= halfHoursOfDay; half += 1) {
    const stretch = stretchAround(home, limit.watts, moment)
    const since = stretch && Math.max(stretch.from, noticed?.phase === 'restored' ? noticed.at : stretch.from)
    const isNoticed = stretch !== null && noticed?.phase === 'passed' && noticed.at >= stretch.from
    if (stretch !== null && since !== null && !isNoticed && since + limit.overMs <= stretch.to)
      return instant(since + limit.overMs)
    moment = instant(stretch?.to ?? (Math.floor(moment / halfHourMs) + 1) * halfHourMs)
  }
  return null
}

/**
 * Notices that the limit is passed: counts it, and where the limit is to do so cuts supply off and arms it; or that supply which was
 * cut off so is there again (docs/domain/gbcs-use-cases.md#load-limit). Null where there is nothing to notice.
 */
export function noticeLoadLimit(metered: Metered, now: Instant): Noticed | null {
  const limit = limitOf(metered.state)
  const due = nextLoadLimitChange(metered, now)
  if (limit === null || due === null || due > now) return null
  const settled = settledAt(metered, now)
  if (noticedOf(settled)?.phase === 'cut-off' && supplyOf(settled) === supply.armed)
    return { state: withNoticed(withSupplyState(settled, supply.on, now), now, 'restored'), events: [events.enabled] }
  const counted = settled.attributes.get(loadLimitCounter)
  const count = counted?.type === 'double-long-unsigned' ? counted.value : 0
  const passed = withAttribute(settled, loadLimitCounter, unsigned32(count + 1))
  if (!limit.disables) return { state: withNoticed(passed, now, 'passed'), events: [events.above] }
  const cutOff = withSupplyState(passed, supply.armed, now)
  return { state: withNoticed(cutOff, now, 'cut-off'), events: [events.above, events.disabled] }
}

/** Whether a state has another load limit than before, or another supply: then the meter looks anew. */
export const hasOtherLoadLimit = (before: DeviceState, state: DeviceState): boolean =>
  before.attributes !== state.attributes &&
  limitOf(state) !== null &&
  ([threshold_normal, min_over_threshold_duration, min_under_threshold_duration].some(
    (member) => before.attributes.get(keyOf(member)) !== state.attributes.get(keyOf(member)),
  ) ||
    before.attributes.get(disablesKey) !== state.attributes.get(disablesKey) ||
    before.attributes.get(noticedKey) !== state.attributes.get(noticedKey) ||
    supplyOf(before) !== supplyOf(state))
