import { WebSocketServer } from 'ws'
import type { Dcc } from '../../dcc/dcc.ts'
import type { DccEvent } from '../../dcc/events.ts'
import { sendOrDrop } from '../../environment/slow-readers.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { eventView } from './event-view.ts'

/** Listeners at once; whoever comes after them is told to try again later. */
const mostListeners = 64

/** WebSocket status code (RFC 6455, IANA registry): there are too many listeners. */
const tryAgainLater = 1013

/** What the stream needs of a network. */
export interface EventSource {
  readonly dcc: Pick<Dcc, 'subscribe'>
  readonly log: Logger
}

export interface EventStream {
  readonly sockets: WebSocketServer
  close(): void
}

/**
 * Tells every WebSocket that connects what happens in the DCC, one JSON message an event. The DCC never waits for a
 * listener: one that falls behind is dropped, and what goes wrong here is only logged.
 */
export function createEventStream({ dcc, log }: EventSource): EventStream {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1024 })
  sockets.on('connection', (listener) => {
    // A listener that breaks off is gone; ws closes it by itself.
    listener.on('error', (fault) => log.debug({ err: fault }, 'a listener of the event stream broke off'))
    if (sockets.clients.size > mostListeners) listener.close(tryAgainLater, 'too many listeners')
  })

  const tell = (event: DccEvent): void => {
    if (sockets.clients.size === 0) return
    const message = JSON.stringify(eventView(event))
    for (const listener of sockets.clients) sendOrDrop(listener, message)
  }
  const unsubscribe = dcc.subscribe((event) => {
    try {
      tell(event)
    } catch (fault) {
      log.warn({ err: fault, kind: event.kind }, 'an event could not be told')
    }
  })

  return {
    sockets,
    close() {
      unsubscribe()
      for (const listener of sockets.clients) listener.terminate()
    },
  }
}
