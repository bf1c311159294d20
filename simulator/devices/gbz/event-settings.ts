import { eventLogOf } from '../../gbcs/event-logs.ts'
import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import type { DeviceState } from '../state/device-state.ts'
import type { SecurityLogEntry } from '../state/security-log.ts'
import { answer, lastAnswer } from './answers.ts'
import type { GasCommand, Numbers } from './command.ts'
import { status } from './moment.ts'

const eventKey = (event: number): string => `0708/event ${event}`
/** All configurations, whatever they are. */
const everyEvent = 0x81ff
/** What a meter does of an event that nobody has configured: it keeps it in its log, and tells of it over the WAN. */
const configurationOfFactory = 0x0b
const overTheWan = 0x08
const configurableEvents: readonly number[] = [
  0x810d, 0x810e, 0x8119, 0x8145, 0x8154, 0x8155, 0x8161, 0x8162, 0x8183, 0x81a0, 0x81aa, 0x81ab, 0x81b5, 0x81c4,
]

/** Only a list of events is used by GBCS. */
export const configureEvents: GasCommand = ({ state }, payload) => {
  const { eventConfiguration = 0, events } = payload as Numbers & { readonly events: unknown }
  if (!Array.isArray(events)) return { state, answer: status.invalidValue }
  const clusters = new Map(state.clusters)
  for (const event of events as readonly number[]) clusters.set(eventKey(event), eventConfiguration)
  return { state: { ...state, clusters }, answer: status.success }
}

/** Whether a gas meter tells of an event over the WAN, as 6.22 has it. */
export function tellsOfGasEvent({ clusters }: Pick<DeviceState, 'clusters'>, event: number): boolean {
  const configured = clusters.get(eventKey(event))
  return ((typeof configured === 'number' ? configured : configurationOfFactory) & overTheWan) !== 0
}

export const reportEvents: GasCommand = ({ state }, payload) => {
  const { eventId = 0 } = payload as Numbers
  const kept = [...state.clusters.keys()].filter((key) => key.startsWith(eventKey(0).slice(0, -1)))
  const known = new Set([...configurableEvents, ...kept.map((key) => Number(key.split(' ')[1]))])
  const asked = [...known].filter((event) => eventId === everyEvent || event === eventId).sort((one, two) => one - two)
  const configurations = asked.map((event) => {
    const configured = state.clusters.get(eventKey(event))
    return { eventId: event, eventConfiguration: typeof configured === 'number' ? configured : configurationOfFactory }
  })
  const reported = {
    commandId: 0x04,
    payload: { commandIndex: 0, totalCommands: 1, configurations },
    frameControl: 0x01,
  }
  return { state, answer: configurations.length === 0 ? status.notFound : [reported] }
}

/** Logs by their ids: events, and those of security (docs/domain/codes.md#event-logs). */
const isOfLog: Readonly<Record<number, (event: number) => boolean>> = {
  3: (event) => eventLogOf(event) !== 'security',
  4: (event) => eventLogOf(event) === 'security',
}
const clearedKey = (logId: number): string => `0709/cleared ${logId}`
const mostEventsInAnswer = 60

export const readEvents: GasCommand = ({ state, log }, payload) => {
  const {
    eventControlAndLogId = 0,
    startTime = 0,
    endTime = 0,
    eventId: only = 0,
    eventOffset = 0,
  } = payload as Numbers
  const logId = eventControlAndLogId & 0x0f
  const belongs = isOfLog[logId]
  const cleared = state.clusters.get(clearedKey(logId))
  const since = Math.max(startTime, typeof cleared === 'number' ? cleared : 0)
  const found = log
    .map(({ event, at }: SecurityLogEntry) => ({
      logId,
      eventId: event,
      eventTime: secondsSince2000(at),
      eventData: Buffer.alloc(0),
    }))
    .filter(({ eventId, eventTime }) => belongs?.(eventId) === true && eventTime >= since && eventTime <= endTime)
    .filter(({ eventId }) => only === 0 || eventId === only)
  const events = found.slice(eventOffset, eventOffset + mostEventsInAnswer)
  if (events.length === 0) return { state, answer: status.notFound }
  const published = {
    totalNumberOfEvents: found.length,
    commandIndex: 0,
    totalCommands: 1,
    logPayloadControl: 0,
    events,
  }
  return { state, answer: [lastAnswer(0x01, published)] }
}

export const clearEvents: GasCommand = ({ state, now }, payload) => {
  const { logId = 0 } = payload as Numbers
  const clusters = new Map(state.clusters).set(clearedKey(logId), secondsSince2000(now))
  return { state: { ...state, clusters }, answer: [answer(0x02, { clearedEventLogs: 1 << logId })] }
}
