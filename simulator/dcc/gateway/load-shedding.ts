import type { IncomingMessage, RequestListener } from 'node:http'
import type { DccSettings } from '../settings/settings.ts'
import type { OpenConnections } from './open-connections.ts'
import { answer, serviceUnavailable } from './respond.ts'

/** What an HTTP service of the DCC spends on a connection before it knows who sends. */
export type HttpLimits = Pick<
  DccSettings['gateway'],
  'bodyLimitOctets' | 'bodiesHeldOctets' | 'bodyWithinMs' | 'connections' | 'longestWaitMs' | 'retryAfterSeconds'
>

export interface LoadSheddingOptions {
  /** Takes a request that is let in. */
  readonly inner: RequestListener
  readonly connections: OpenConnections
  /** Whether a request that comes now would be answered too late. */
  readonly isBehind: () => boolean
  readonly limits: () => HttpLimits
}

/** A request that cannot be answered soon gets 503 at once, and at next to no cost: neither body nor path is looked at. */
export const sheddingLoad =
  ({ inner, connections, isBehind, limits }: LoadSheddingOptions): RequestListener =>
  (request, response) => {
    const { socket } = request
    const hasTooMany = !connections.began(socket)
    response.once('close', () => connections.ended(socket))
    if (!hasTooMany && !isBehind()) return inner(request, response)
    // A small body is thrown away as it comes, and the connection kept; a large one, or one without end, is not waited for.
    if (!hasSmallBody(request)) response.setHeader('Connection', 'close')
    answer(response, serviceUnavailable(limits().retryAfterSeconds))
  }

/** Octets. */
const smallBodyOctets = 65_536

const hasSmallBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= smallBodyOctets
