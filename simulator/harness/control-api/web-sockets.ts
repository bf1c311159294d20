import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocketServer } from 'ws'

/**
 * Hands a request to become a WebSocket to whoever serves its path. One place decides, as each WebSocketServer of its own
 * would turn away what is meant for another.
 *
 * @param routes servers without an HTTP server of their own (`noServer`), by path
 */
export function routeWebSockets(server: Server, routes: Readonly<Record<string, WebSocketServer>>): { close(): void } {
  const byPath = new Map(Object.entries(routes))
  server.on('upgrade', (request, socket, head) => {
    // Whoever breaks off while being answered is nobody's fault.
    socket.on('error', () => socket.destroy())
    const sockets = byPath.get(pathOf(request))
    if (sockets === undefined) return turnAway(socket)
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
  })
  return {
    close() {
      for (const sockets of byPath.values()) sockets.close()
    },
  }
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/'

const turnAway = (socket: Duplex): void => {
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}
