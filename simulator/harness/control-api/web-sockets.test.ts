import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { WebSocket, WebSocketServer } from 'ws'
import { mostSockets, routeWebSockets } from './web-sockets.ts'

test('a path serves so many WebSockets and no more, until one of them is closed', async () => {
  const server = createServer()
  const sockets = new WebSocketServer({ noServer: true })
  const routed = routeWebSockets(server, () => null, { '/wan': sockets })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/wan`
  const opened = Array.from({ length: mostSockets }, () => new WebSocket(url))
  await Promise.all(opened.map((socket) => once(socket, 'open')))

  const [refused] = await once(new WebSocket(url), 'error')
  assert.match(String(refused), /503/)

  opened[0]?.close()
  await once(opened[0] as WebSocket, 'close')
  const next = new WebSocket(url)
  await once(next, 'open')

  for (const socket of [...opened, next]) socket.terminate()
  routed.close()
  server.close()
})
