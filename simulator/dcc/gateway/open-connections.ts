import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Requests of one connection that are answered at once; HTTP lets it send more before the first is. */
const mostRequestsOfConnection = 16

/** The connections of a server, of which only so many are kept open. */
export interface OpenConnections {
  /** A request has come on a connection: it is not idle until that is answered. False where it has too many. */
  began(connection: Socket): boolean
  ended(connection: Socket): void
}

/** The answer to a connection for which there is no place. */
const noPlace = (retryAfterSeconds: number): string =>
  `HTTP/1.1 503 Service Unavailable\r\nRetry-After: ${retryAfterSeconds}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`

export interface OpenConnectionsLimits {
  readonly most: () => number
  /** Seconds that a 503 asks for. */
  readonly retryAfterSeconds: () => number
}

/**
 * Keeps to so many open connections: a new one takes the place of whichever has been idle longest, so that connections which
 * are merely open keep nobody out. If all are busy, the new one gets 503.
 */
export function limitConnections(server: Server, { most, retryAfterSeconds }: OpenConnectionsLimits): OpenConnections {
  /** Requests under way on each; the one that has been idle longest is the first with none. */
  const underWay = new Map<Socket, number>()

  const longestIdle = (): Socket | undefined => {
    for (const [connection, requests] of underWay) if (requests === 0) return connection
    return undefined
  }

  server.on('connection', (connection: Socket) => {
    while (underWay.size >= most()) {
      const idle = longestIdle()
      if (idle === undefined) {
        connection.end(noPlace(retryAfterSeconds()), () => connection.destroy())
        return
      }
      underWay.delete(idle)
      idle.destroy()
    }
    underWay.set(connection, 0)
    connection.once('close', () => underWay.delete(connection))
  })

  const change = (connection: Socket, by: number): number => {
    const requests = (underWay.get(connection) ?? 0) + by
    if (underWay.delete(connection)) underWay.set(connection, requests)
    return requests
  }

  return {
    began: (connection) => change(connection, 1) <= mostRequestsOfConnection,
    ended: (connection) => void change(connection, -1),
  }
}
