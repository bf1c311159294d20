import type { Server } from 'node:http'
import { WebSocketServer } from 'ws'
import type { DccEvent } from '../../dcc/events.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import type { Network } from '../network.ts'

/** Octets that may wait for a slow listener before it is dropped. */
const patience = 4 * 1024 * 1024

/** Where listeners connect. */
const path = '/harness/v1/events'

/** Tells every WebSocket that connects at `events` what happens in the DCC, one JSON message an event. */
export function openEventStream(server: Server, { dcc, log }: Network): { close(): void } {
  const listeners = new WebSocketServer({ server, path, perMessageDeflate: false, maxPayload: 1024 })
  // Without a listener of its own, a fault of the underlying server would end the process.
  listeners.on('error', (fault) => log.debug({ fault }, 'the event stream failed'))
  const unsubscribe = dcc.subscribe((event) => {
    if (listeners.clients.size === 0) return
    const message = JSON.stringify(eventView(event))
    for (const listener of listeners.clients) {
      if (listener.bufferedAmount > patience) listener.terminate()
      else listener.send(message)
    }
  })
  return {
    close() {
      unsubscribe()
      for (const listener of listeners.clients) listener.terminate()
      listeners.close()
    },
  }
}

function eventView(event: DccEvent) {
  const at = formatInstant(event.at)
  return 'frame' in event ? { ...event, at, frame: Buffer.from(event.frame).toString('hex') } : { ...event, at }
}
