import { dayProfiles, seasons, specialDays, weeks } from '../../gbcs/dlms/calendar.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import { activityCalendar, charge, registerMonitor, specialDaysTable } from '../../gbcs/dlms/interface-classes.ts'
import type { DataCodec } from '../../gbcs/dlms/values.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { blockAt, type DayPlan, midnightBefore } from '../account/tariff.ts'
import type { DeviceState } from '../state/device-state.ts'
import { isDayOf, latestDayOf } from './date-mask.ts'
import { instanceOf, keyOfAttribute } from './object.ts'

type Attributes = DeviceState['attributes']

/** One element of a meter: the calendar that switches its registers, its special days and its prices. */
export interface Element {
  readonly calendar: string
  readonly specialDays: string
  readonly prices: string
  /** What selectors of its registers by time begin behind. */
  readonly firstSelector: number
}

export const primaryElement: Element = {
  calendar: '0-0:13.0.0.255',
  specialDays: '0-0:11.0.0.255',
  prices: '0-0:19.20.0.255',
  firstSelector: 0,
}

/** Of a twin element meter. */
export const secondaryElement: Element = {
  calendar: '0-0:13.0.1.255',
  specialDays: '0-0:11.0.1.255',
  prices: '0-0:19.20.5.255',
  firstSelector: 200,
}

const { season_profile_active, week_profile_table_active, day_profile_table_active } = activityCalendar.attributes

const keysOf = ({ calendar, specialDays: days }: Element) => ({
  seasons: keyOfAttribute(activityCalendar.id, instanceOf(calendar), season_profile_active.number),
  weeks: keyOfAttribute(activityCalendar.id, instanceOf(calendar), week_profile_table_active.number),
  days: keyOfAttribute(activityCalendar.id, instanceOf(calendar), day_profile_table_active.number),
  specialDays: keyOfAttribute(specialDaysTable.id, instanceOf(days), specialDaysTable.attributes.entries.number),
})

/** The attributes by which an element switches, as far as they were set. */
export const calendarKeysOf = (element: Element): readonly string[] => Object.values(keysOf(element))

const valueIn = <Value>(attributes: Attributes, key: string, codec: DataCodec<Value>): Value | null => {
  const data = attributes.get(key)
  return data === undefined ? null : (codec.fromData(data) ?? null)
}

const switchingScripts = '0-0:10.0.100.255'

/** The first register, day in, day out: the tariff of the factory, and of a calendar that says nothing of a day. */
const firstRegister = ({ firstSelector }: Element) => [{ startMs: 0, register: firstSelector + 1 }]

/** What an element switches on which day, by its calendar. */
export function dayPlanOf(attributes: Attributes, element: Element): DayPlan {
  const keys = keysOf(element)
  const days = valueIn(attributes, keys.days, dayProfiles(switchingScripts))
  const usual = firstRegister(element)
  if (days === null) return () => usual
  const profiles = new Map(
    days.map(({ day, actions }) => [
      day,
      actions.map(({ start: { hour, minute, second }, selector }) => ({
        startMs: 1000 * (3600 * hour + 60 * minute + second),
        register: selector,
      })),
    ]),
  )
  const dayIdOf = dayIdsOf(attributes, keys)
  const known = new Map<Instant, ReturnType<DayPlan>>()
  return (midnight) => {
    const plan = known.get(midnight) ?? wholeDay(profiles.get(dayIdOf(midnight) ?? 0) ?? []) ?? usual
    known.set(midnight, plan)
    return plan
  }
}

/** A day whose first switching comes later begins as it ends. */
function wholeDay(actions: ReturnType<DayPlan>): ReturnType<DayPlan> | undefined {
  const sorted = actions.toSorted((one, other) => one.startMs - other.startMs)
  const [first] = sorted
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) return undefined
  return first.startMs === 0 ? sorted : [{ startMs: 0, register: last.register }, ...sorted]
}

function dayIdsOf(attributes: Attributes, keys: ReturnType<typeof keysOf>): (midnight: Instant) => number | undefined {
  const special = valueIn(attributes, keys.specialDays, specialDays) ?? []
  const allSeasons = valueIn(attributes, keys.seasons, seasons) ?? []
  const allWeeks = valueIn(attributes, keys.weeks, weeks) ?? []
  return (midnight) => {
    const exception = special.find(({ date }) => isDayOf(date, midnight))
    if (exception !== undefined) return exception.day
    const season = allSeasons
      .map((each) => ({ ...each, since: latestDayOf(each.start, midnight) ?? Number.NEGATIVE_INFINITY }))
      .sort((one, other) => other.since - one.since)[0]
    const week = allWeeks.find(({ name }) => name === season?.week) ?? allWeeks[0]
    if (week === undefined) return undefined
    const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = week
    return [sunday, monday, tuesday, wednesday, thursday, friday, saturday][new Date(midnight).getUTCDay()]
  }
}

/** A price of the factory: 25 pence for a kWh, and 30 pence a day. */
export const factoryPrices = { kilowattHour: 25_000, day: 30_000 } as const

interface UnitCharge {
  readonly factor: number
  readonly prices: ReadonlyMap<number, number>
}

/** Prices in hundred-thousandths of a pound, by the octet of their index; 0 for the one of a charge without registers. */
function unitChargeOf(attributes: Attributes, obis: string): UnitCharge | null {
  const data = attributes.get(keyOfAttribute(charge.id, instanceOf(obis), charge.attributes.unit_charge_active.number))
  const [scaling, , table] = data?.type === 'structure' ? data.value : []
  const [, priceScale] = scaling?.type === 'structure' ? scaling.value : []
  if (priceScale?.type !== 'integer' || table?.type !== 'array') return null
  return { factor: 10 ** (priceScale.value + 5), prices: new Map(table.value.flatMap(priceIn)) }
}

function priceIn(entry: DlmsData): readonly (readonly [number, number])[] {
  const [index, price] = entry.type === 'structure' ? entry.value : []
  if (index?.type !== 'octet-string' || price?.type !== 'long') return []
  return [[index.value[0] ?? 0, price.value]]
}

/** A charge without registers: for a day, or of a debt for its period; null where nobody has set it. */
export function amountOfCharge(attributes: Attributes, obis: string): number | null {
  const found = unitChargeOf(attributes, obis)
  return found === null ? null : Math.round((found.prices.get(0) ?? 0) * found.factor)
}

/** What a kWh costs in a register, and in which block: 101 to 108 are the rows of the block tariff. */
export function priceOf(attributes: Attributes, element: Element): (selector: number, block: number) => number {
  const found = unitChargeOf(attributes, element.prices)
  if (found === null) return () => factoryPrices.kilowattHour
  return (selector, block) => {
    const index = isOfBlocks(selector) ? ((10 + block) << 4) | rowOf(selector) : selector - element.firstSelector
    return (found.prices.get(index) ?? 0) * found.factor
  }
}

/** What a kWh costs now, in hundred-thousandths of a pound. @param blocks counters of blocks, by block and row */
export function priceNow(
  attributes: Attributes,
  element: Element,
  now: Instant,
  blocks: Readonly<Record<string, number>>,
): number {
  const midnight = midnightBefore(now)
  const register = dayPlanOf(
    attributes,
    element,
  )(midnight).findLast(({ startMs }) => midnight + startMs <= now)?.register
  if (register === undefined) return 0
  const used = isOfBlocks(register) ? usedInRow(blocks, rowOf(register)) : 0
  const block = isOfBlocks(register) ? blockAt(used, thresholdsOf(attributes, rowOf(register))) : 0
  return Math.round(priceOf(attributes, element)(register, block))
}

/** What all blocks of a row have counted. */
export const usedInRow = (blocks: Readonly<Record<string, number>>, row: number): number =>
  [0, 1, 2, 3].reduce((sum, block) => sum + (blocks[`${block}/${row}`] ?? 0), 0)

export const isOfBlocks = (selector: number): boolean => selector > 100 && selector <= 108
export const rowOf = (selector: number): number => selector - 100

/** What has to be used in a row before the next block begins, in Wh: up to three, those that are never reached left out. */
export function thresholdsOf(attributes: Attributes, row: number): readonly number[] {
  const data = attributes.get(
    keyOfAttribute(
      registerMonitor.id,
      instanceOf(`0-0:16.0.${10 + row}.255`),
      registerMonitor.attributes.thresholds.number,
    ),
  )
  if (data?.type !== 'array') return []
  return data.value
    .flatMap((each) => (each.type === 'double-long-unsigned' ? [each.value] : []))
    .filter((threshold) => threshold !== 0xffffffff)
}
