import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocketServer } from 'ws'
import type { ControlAccess, NotLetIn } from '../access/control-access.ts'

/** WebSockets that a path serves at once: a fleet, a console or a test holds one or two. */
export const mostSockets = 256

/**
 * Hands a request to become a WebSocket to the server of its path. One place decides, as each WebSocketServer of its own
 * would turn away what is meant for another.
 *
 * @param access who is let in at all
 * @param routes servers without an HTTP server of their own (`noServer`), by path
 */
export function routeWebSockets(
  server: Server,
  access: ControlAccess,
  routes: Readonly<Record<string, WebSocketServer>>,
): { close(): void } {
  const byPath = new Map(Object.entries(routes))
  server.on('upgrade', (request, socket, head) => {
    // A client that breaks off while it is answered is nobody's fault.
    socket.on('error', () => socket.destroy())
    const notLetIn = access(request)
    if (notLetIn !== null) return turnAway(socket, notLetIn)
    const path = pathOf(request)
    const sockets = byPath.get(path)
    if (sockets === undefined) return turnAway(socket, noSuchPath(path))
    if (sockets.clients.size >= mostSockets) return turnAway(socket, tooMany(path))
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
  })
  return {
    close() {
      for (const sockets of byPath.values()) sockets.close()
    },
  }
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/'

const noSuchPath = (path: string) => ({ status: 404, error: `No WebSocket is served at ${path}`, headers: {} })

const tooMany = (path: string) => ({
  status: 503,
  error: `${mostSockets} WebSockets are open at ${path}, and no more are served: close one`,
  headers: { 'Retry-After': '1' },
})

/** Answers as HTTP does: the connection is not a WebSocket yet. */
function turnAway(socket: Duplex, { status, error, headers }: Omit<NotLetIn, 'status'> & { status: number }): void {
  const body = JSON.stringify({ error })
  const head = {
    ...headers,
    Connection: 'close',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  }
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
}
