import type { IncomingMessage } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { mostUnreadOctets } from '../../environment/slow-readers.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { EventLog, Following, Sequenced } from '../events/event-log.ts'
import { afterParameter, kindsParameter } from './operations/events.ts'

/** Listeners at once; a further one is told to try again later. */
const mostListeners = 64

/** WebSocket status codes (RFC 6455, IANA registry): the query was wrong; there are too many listeners. */
const closings = { wrongQuery: 1008, tryAgainLater: 1013 } as const

/** Events are gathered so long before they are told, in milliseconds, and so many at once. */
const gathering = { milliseconds: 16, events: 1000, octets: 64 * 1024 } as const

/** What the stream needs of a network. */
export interface EventSource {
  readonly events: EventLog
  readonly viewOf: (event: Sequenced) => object
  /** What a listener is told first, beside its place. */
  status(): object
  readonly log: Logger
}

export interface EventStream {
  readonly sockets: WebSocketServer
  close(): void
}

const query = z.strictObject({ after: afterParameter.optional(), kinds: kindsParameter.optional() })

/** A listener, and how far it has been told. */
interface Listener {
  readonly socket: WebSocket
  readonly kinds: ReadonlySet<string> | undefined
  told: number
}

/**
 * Tells every WebSocket that connects what happens in the network: first `hello`, then what follows the place that it says,
 * one JSON message for an event, or an array of what happened together. Nobody waits for a listener, and nothing is queued for
 * one: who falls behind is told on from its place as it reads, and a `gap` where that is no longer kept.
 */
export function createEventStream({ events, viewOf, status, log }: EventSource): EventStream {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1024 })
  const listeners = new Set<Listener>()
  const texts = rememberingTexts(viewOf)
  let timer: NodeJS.Timeout | null = null

  const tellOn = (listener: Listener): void => {
    const { socket, kinds } = listener
    while (socket.readyState === socket.OPEN && socket.bufferedAmount <= mostUnreadOctets) {
      const following = events.after(listener.told, gathering.events)
      if (following.gap === null && following.events.length === 0) return
      listener.told = following.events.at(-1)?.sequence ?? events.sequence
      for (const message of messagesOf(following, kinds, texts)) socket.send(message)
    }
  }

  const tellAll = (): void => {
    timer = null
    let isBehind = false
    for (const listener of listeners) {
      try {
        tellOn(listener)
      } catch (err) {
        log.warn({ err }, 'events could not be told')
        listener.told = events.sequence
      }
      isBehind ||= listener.told < events.sequence
    }
    if (isBehind) soon()
  }
  const soon = (): void => {
    if (listeners.size > 0) timer ??= setTimeout(tellAll, gathering.milliseconds).unref()
  }
  const stop = events.onAppend(soon)

  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    // A listener that breaks off is gone; ws closes it by itself.
    socket.on('error', (err) => log.debug({ err }, 'a listener of the event stream broke off'))
    if (sockets.clients.size > mostListeners) return socket.close(closings.tryAgainLater, 'too many listeners')
    const asked = query.safeParse(queryOf(request))
    if (!asked.success) return socket.close(closings.wrongQuery, complaintIn(asked.error))
    const { sequence, oldest } = events
    const listener = { socket, kinds: asked.data.kinds, told: asked.data.after ?? sequence }
    socket.send(JSON.stringify({ kind: 'hello', sequence, oldest, status: status() }))
    listeners.add(listener)
    socket.on('close', () => listeners.delete(listener))
    tellOn(listener)
  })

  return {
    sockets,
    close() {
      stop()
      if (timer !== null) clearTimeout(timer)
      for (const socket of sockets.clients) socket.terminate()
    },
  }
}

const queryOf = ({ url = '/' }: IncomingMessage): object =>
  Object.fromEntries(new URL(url, 'http://harness').searchParams)

/** A reason of a closing frame is 123 octets at most. */
const complaintIn = ({ issues }: z.ZodError): string =>
  Buffer.from(issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
    .subarray(0, 123)
    .toString()

/** The text of the event that was told last of each place: most listeners are told the same at the same time. */
function rememberingTexts(viewOf: EventSource['viewOf']): (event: Sequenced) => string {
  let texts = new Map<number, string>()
  return (event) => {
    const known = texts.get(event.sequence)
    if (known !== undefined) return known
    const text = JSON.stringify(viewOf(event), (_key, value) => (typeof value === 'bigint' ? String(value) : value))
    if (texts.size >= gathering.events) texts = new Map()
    texts.set(event.sequence, text)
    return text
  }
}

/** A gap by itself; then events, several of them as an array, so many octets a message. */
function* messagesOf(
  { gap, events }: Following,
  kinds: ReadonlySet<string> | undefined,
  textOf: (event: Sequenced) => string,
): Iterable<string> {
  if (gap !== null) yield JSON.stringify({ kind: 'gap', ...gap })
  let gathered: string[] = []
  let octets = 0
  for (const each of events) {
    if (kinds !== undefined && !kinds.has(each.event.kind)) continue
    const text = textOf(each)
    gathered.push(text)
    octets += text.length
    if (octets < gathering.octets) continue
    yield messageOf(gathered)
    gathered = []
    octets = 0
  }
  if (gathered.length > 0) yield messageOf(gathered)
}

const messageOf = (texts: readonly string[]): string => (texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(',')}]`)
