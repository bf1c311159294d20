import type { DateMask } from '../../gbcs/dlms/calendar.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { isDayOf, latestDayOf } from '../cosem/date-mask.ts'
import type { DeviceState } from '../state/device-state.ts'
import { cluster, lastAnswer, readPayload, writtenPayload } from './answers.ts'
import { type ClusterAnswer, type GasMoment, type Outcome, status } from './moment.ts'
import { isCancelled, isFuture } from './times.ts'

/** A calendar is published in parts, each under an id that its supplier gives. */
interface Published {
  readonly issuerCalendarId: number
}

const command = { calendar: 0, day: 1, week: 2, seasons: 3, specialDays: 4 } as const
const partNames = ['calendar', 'day', 'week', 'seasons', 'specialDays'] as const

/** Types of calendars: 0 says when which tariff holds, 3 when supply is not cut off. A read names the one in force by an id. */
const typeOfReads: Readonly<Record<number, number>> = { 0xffffffff: 0, 0xfffffffe: 3 }

const inForceKey = (calendarType: number): string => `0707/in force/${calendarType}`
/** One that is to come into force, and when. */
const nextKey = (calendarType: number): string => `0707/next/${calendarType}`
const startKey = (id: number): string => `0707/start/${id}`
const cancelledKey = (id: number): string => `0707/cancelled/${id}`
const prefixOf = (id: number): string => `0707/calendar ${id}/`

/** Publish Calendar: the parts that follow are of this calendar. One that is cancelled leaves what is in force. */
export function publishCalendar({ state, now }: GasMoment, payload: unknown): Outcome {
  const calendar = payload as Published & { readonly startTime: number; readonly calendarType: number }
  const { issuerCalendarId: id, startTime, calendarType } = calendar
  const written = writtenPayload(cluster.calendar, command.calendar, payload)
  // One whose time has come is published as it was: what belongs to it stays.
  const before = state.clusters.get(`${prefixOf(id)}calendar`)
  const isKnown = Buffer.isBuffer(before) && before.equals(written)
  const clusters = new Map([...state.clusters].filter(([key]) => isKnown || !key.startsWith(prefixOf(id))))
  clusters.delete(cancelledKey(id))
  if (isCancelled(startTime)) clusters.set(cancelledKey(id), 1)
  else {
    clusters.set(`${prefixOf(id)}calendar`, written)
    const key = isFuture(startTime, now) ? nextKey(calendarType) : inForceKey(calendarType)
    clusters.set(key, id).set(startKey(id), startTime)
  }
  return { state: { ...state, clusters }, answer: status.success }
}

/** A part of a calendar, which is kept with it. */
export const publishPart =
  (commandId: number) =>
  ({ state }: GasMoment, payload: unknown): Outcome => {
    const { issuerCalendarId: id, ...part } = payload as Published & {
      readonly dayId?: number
      readonly weekId?: number
    }
    if (state.clusters.has(cancelledKey(id))) return { state, answer: status.success }
    const key = `${prefixOf(id)}${partNames[commandId]} ${part.dayId ?? part.weekId ?? ''}`
    const clusters = new Map(state.clusters).set(key, writtenPayload(cluster.calendar, commandId, payload))
    return { state: { ...state, clusters }, answer: status.success }
  }

/** The parts of one kind of the calendar that is in force, or of those of the factory: one rate, day in, day out. */
export const readParts =
  (commandId: number) =>
  ({ state, now }: GasMoment, payload: unknown): Outcome => {
    const { issuerCalendarId } = payload as Published
    const calendarType = typeOfReads[issuerCalendarId]
    if (calendarType === undefined) return { state, answer: status.notFound }
    const answers = partsOf(state, now, calendarType, commandId)
    return { state, answer: answers.length === 0 ? status.notFound : answers }
  }

function partsOf(state: DeviceState, now: Instant, calendarType: number, commandId: number): readonly ClusterAnswer[] {
  const next = state.clusters.get(nextKey(calendarType))
  const start = typeof next === 'number' ? state.clusters.get(startKey(next)) : undefined
  const hasCome = typeof start === 'number' && !isFuture(start, now)
  const id = hasCome ? next : state.clusters.get(inForceKey(calendarType))
  if (typeof id !== 'number') return [lastAnswer(commandId, factoryPart(commandId, calendarType))]
  const prefix = `${prefixOf(id)}${partNames[commandId]} `
  return [...state.clusters]
    .filter(([key]) => key.startsWith(prefix))
    .map(([, octets]) => lastAnswer(commandId, readPayload(cluster.calendar, commandId, octets as Buffer)))
}

/** The calendar of the factory: one season, one week, one day, no special days. */
function factoryPart(commandId: number, calendarType: number): unknown {
  const published = { providerId: 0, issuerEventId: 0, issuerCalendarId: 0 }
  const part = { commandIndex: 0, numberOfCommands: 1 }
  switch (commandId) {
    case command.day:
      return {
        ...published,
        dayId: 1,
        totalNumberOfScheduleEntries: 1,
        ...part,
        calendarType,
        scheduleEntries: [{ startTime: 0, action: calendarType === 0 ? 1 : 0 }],
      }
    case command.week:
      return {
        ...published,
        weekId: 1,
        dayIdRefMonday: 1,
        dayIdRefTuesday: 1,
        dayIdRefWednesday: 1,
        dayIdRefThursday: 1,
        dayIdRefFriday: 1,
        dayIdRefSaturday: 1,
        dayIdRefSunday: 1,
      }
    case command.seasons:
      return { ...published, ...part, seasons: [{ startDate: Buffer.of(0xff, 1, 1, 0xff), weekIdRef: 1 }] }
    default:
      return { ...published, startTime: 0, calendarType, totalNumberOfSpecialDays: 0, ...part, specialDays: [] }
  }
}

const typeOfCalendar = { tariff: 0, friendlyCredit: 3 } as const

/** The calendar by which the tariff switches, or by which supply is not cut off: by the id that its supplier gave it; null where none was published. */
export function calendarInForce(
  { clusters }: Pick<DeviceState, 'clusters'>,
  type: keyof typeof typeOfCalendar = 'tariff',
): number | null {
  const id = clusters.get(inForceKey(typeOfCalendar[type]))
  return typeof id === 'number' ? id : null
}

interface DayProfile {
  readonly dayId: number
  readonly scheduleEntries: readonly ScheduleEntry[]
}

interface ScheduleEntry {
  /** Minutes of the day. */
  readonly startTime: number
  readonly action: number
}

/** What a calendar switches on a day, by its midnight. */
export function scheduleOn(
  { clusters }: Pick<DeviceState, 'clusters'>,
  calendarId: number,
  midnight: Instant,
): readonly ScheduleEntry[] {
  const parts = <Part>(commandId: number): readonly Part[] =>
    [...clusters]
      .filter(([key]) => key.startsWith(`${prefixOf(calendarId)}${partNames[commandId]} `))
      .map(([, octets]) => readPayload(cluster.calendar, commandId, octets as Buffer) as Part)
  const special = parts<{ specialDays: readonly { date: Buffer; dayIdRef: number }[] }>(command.specialDays)
    .flatMap(({ specialDays }) => specialDays)
    .find(({ date }) => isDayOf(maskOf(date), midnight))
  const season = parts<{ seasons: readonly { startDate: Buffer; weekIdRef: number }[] }>(command.seasons)
    .flatMap(({ seasons }) => seasons)
    .map((each) => ({ ...each, since: latestDayOf(maskOf(each.startDate), midnight) ?? Number.NEGATIVE_INFINITY }))
    .sort((one, other) => other.since - one.since)[0]
  const weeks = parts<Readonly<Record<string, number>>>(command.week)
  const week = weeks.find(({ weekId }) => weekId === season?.weekIdRef) ?? weeks[0]
  const dayId = special?.dayIdRef ?? week?.[`dayIdRef${weekdays[new Date(midnight).getUTCDay()]}`]
  return parts<DayProfile>(command.day).find((day) => day.dayId === dayId)?.scheduleEntries ?? []
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const anyPart = 0xff

/** Four octets: year since 1900, month, day, weekday; any of them FF. */
function maskOf([year = anyPart, month = anyPart, day = anyPart, weekday = anyPart]: Buffer): DateMask {
  const given = (part: number): number | null => (part === anyPart ? null : part)
  return { year: year === anyPart ? null : 1900 + year, month: given(month), day: given(day), weekday: given(weekday) }
}
