import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createProcessDelay } from '../../environment/process-delay.ts'
import { createRequestQueue } from '../../environment/request-queue.ts'
import { createAnswersUnderWay } from './answers-under-way.ts'
import { createHeldBodies } from './held-bodies.ts'
import { createHttpApplication, type HttpApplicationOptions } from './http-application.ts'
import { listen } from './listen.ts'
import { sheddingLoad } from './load-shedding.ts'
import { limitConnections } from './open-connections.ts'

export interface HttpServiceOptions extends Pick<HttpApplicationOptions, 'routes' | 'limits' | 'log'> {
  /** Whether so much is under way that no further request is let in. */
  readonly isFull: () => boolean
  /** The option that names another port, for the message that this one is taken. */
  readonly portOption: string
}

/**
 * An HTTP service of the DCC. What a stranger may have of it is bounded: connections, octets of bodies, time to send them, and
 * the time for which others are kept waiting.
 */
export interface HttpService {
  /** Port 0 is a free one. Throws SIM_PORT_IN_USE. */
  listen(port: number, host: string): Promise<AddressInfo>
  /** Gives the answers that are owed, then closes. */
  close(): Promise<void>
}

/** Answers owed below which lateness is no sign of overload: a few that came while the process stood still. */
const fewAnswers = 16

export function createHttpService({ routes, limits, isFull, portOption, log }: HttpServiceOptions): HttpService {
  const owed = createAnswersUnderWay()
  const line = createRequestQueue(() => 6 * limits().longestWaitMs)
  const delay = createProcessDelay(() => owed.count() > 0)
  const bodies = createHeldBodies({
    inTotal: () => limits().bodiesHeldOctets,
    perConnection: () => limits().bodyLimitOctets,
  })
  const inner = createHttpApplication({ routes, limits, owed, line, bodies, log })

  const isLate = (): boolean => Math.max(line.wait(), delay.milliseconds()) > limits().longestWaitMs
  const isBehind = (): boolean => isFull() || (owed.count() >= fewAnswers && isLate())

  const { bodyWithinMs } = limits()
  const server = createServer({
    // Head and body, each in so long (408), which is looked at every second.
    headersTimeout: bodyWithinMs,
    requestTimeout: bodyWithinMs,
    connectionsCheckingInterval: Math.min(1_000, bodyWithinMs),
  })
  const connections = limitConnections(server, {
    most: () => limits().connections,
    retryAfterSeconds: () => limits().retryAfterSeconds,
  })
  server.on('connection', line.letArrive)
  server.on('request', sheddingLoad({ inner, connections, isBehind, limits }))

  return {
    listen: (port, host) => listen(server, { port, host, portOption }),
    async close() {
      delay.close()
      if (!server.listening) return
      const closed = new Promise((resolve) => server.close(resolve))
      await owed.done()
      server.closeAllConnections()
      await closed
    },
  }
}
