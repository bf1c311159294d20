import { batch, effect, signal, untracked } from '@preact/signals'
import type { Row, Status } from './answers.ts'
import { token, tokenWanted } from './token.ts'

/** Something that happened in the network, as the event stream tells it. */
export interface NetworkEvent {
  readonly kind: string
  readonly sequence: number
  readonly at: string
  readonly subject?: string
  readonly requestId?: string
  readonly device?: string
  readonly row?: Row | null
}

/** How it stands with the event stream. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'lost'; readonly since: Date; readonly nextTry: Date }

export const connection = signal<Connection>({ state: 'connecting' })

/** The place of the newest event that was taken in. */
export const sequence = signal(0)

/** What the network said of itself when the stream began, or when it began again. */
export const greeting = signal<Status | null>(null)

type Listener = (events: readonly NetworkEvent[]) => void
const listeners = new Set<Listener>()
const returns = new Set<() => void>()

/** Calls the listener with what happened, several events at once, in one batch of changes; the answer ends it. */
export function onEvents(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Calls when events are gone that nobody told: what was read before has to be read again. */
export function onReturn(listener: () => void): () => void {
  returns.add(listener)
  return () => void returns.delete(listener)
}

/** How long one frame may be spent on events, in milliseconds; the others wait for the next frame. */
const perFrameMs = 8
/** Events that are handed on in one go. */
const atOnce = 250
/** A tab that nobody sees draws nothing: it takes events in so often, in milliseconds. */
const hiddenEveryMs = 1000
const longestWaitMs = 8000

let waiting: NetworkEvent[] = []
let isDrainPlanned = false
let waitMs = 500
let nextTry: ReturnType<typeof setTimeout> | undefined
let isKnown = false

function planDrain(): void {
  if (isDrainPlanned) return
  isDrainPlanned = true
  if (document.hidden) setTimeout(drain, hiddenEveryMs)
  else requestAnimationFrame(drain)
}

/** Hands events on until the time for this frame is used up. */
function drain(): void {
  isDrainPlanned = false
  const until = performance.now() + perFrameMs
  while (waiting.length > 0 && performance.now() < until) {
    const events = waiting.slice(0, atOnce)
    waiting = waiting.slice(atOnce)
    batch(() => {
      sequence.value = events.at(-1)?.sequence ?? sequence.value
      for (const listener of listeners) listener(events)
    })
  }
  if (waiting.length > 0) planDrain()
}

interface Hello {
  readonly kind: 'hello'
  readonly sequence: number
  readonly status: Status
}

function take(text: string): void {
  const said: unknown = JSON.parse(text)
  for (const each of (Array.isArray(said) ? said : [said]) as (NetworkEvent | Hello | { kind: 'gap'; to: number })[]) {
    if (each.kind === 'hello') greet(each as Hello)
    else if (each.kind === 'gap') missed((each as { to: number }).to)
    else waiting.push(each as NetworkEvent)
  }
  if (waiting.length > 0) planDrain()
}

function greet({ sequence: newest, status }: Hello): void {
  waitMs = 500
  batch(() => {
    if (!isKnown) sequence.value = newest
    isKnown = true
    greeting.value = status
    connection.value = { state: 'live' }
  })
}

function missed(to: number): void {
  waiting = []
  batch(() => {
    sequence.value = to
    for (const listener of returns) listener()
  })
}

/** Connects, and again when the connection breaks off, from the newest event that was taken in. */
function connect(): void {
  clearTimeout(nextTry)
  const known = waiting.at(-1)?.sequence ?? sequence.peek()
  const query = isKnown ? `?after=${known}` : ''
  const address = `${location.origin.replace('http', 'ws')}/harness/v1/events${query}`
  const socket = new WebSocket(address, token.peek() === null ? [] : ['events', `bearer.${token.peek()}`])
  socket.onmessage = ({ data }) => take(String(data))
  socket.onclose = () => {
    const { value } = connection
    const now = Date.now()
    connection.value = {
      state: 'lost',
      since: value.state === 'lost' ? value.since : new Date(now),
      nextTry: new Date(now + waitMs),
    }
    if (tokenWanted.peek() === null) nextTry = setTimeout(connect, waitMs)
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }
}

/** Tries to connect without waiting any longer. */
export function connectNow(): void {
  waitMs = 500
  connect()
}

/** Begins, and begins anew when a token was given. */
export function followEvents(): void {
  effect(() => {
    token.value
    untracked(connect)
  })
}
