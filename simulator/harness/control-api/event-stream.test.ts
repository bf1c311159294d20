import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { WebSocket } from 'ws'
import type { DccEvent } from '../../dcc/events.ts'
import { createLogger } from '../../environment/logger.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { createEventStream } from './event-stream.ts'
import { eventSchema } from './event-view.ts'
import { type Served, serve } from './testing/served-network.ts'
import { routeWebSockets } from './web-sockets.ts'

const device = entityIdentifier('00-DB-00-00-00-00-00-01')

let served: Served
before(async () => {
  served = await serve()
})
after(() => served.close())

const address = (path = '/harness/v1/events'): string => served.control.url.replace('http', 'ws') + path

interface Listener {
  readonly socket: WebSocket
  readonly events: { kind: string; requestId?: string }[]
}

async function listen(): Promise<Listener> {
  const socket = new WebSocket(address())
  const events: Listener['events'] = []
  socket.on('message', (message) => events.push(JSON.parse(String(message))))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { socket, events }
}

/** Until what was sent has arrived: the socket answers a ping after everything before it. */
const caughtUp = ({ socket }: Listener) =>
  new Promise((resolve) => {
    socket.once('pong', resolve)
    socket.ping()
  })

describe('the event stream', () => {
  test('tells a handover from the request to the delivery, each event as documented', async () => {
    const listener = await listen()
    const requestId = await served.handOver(0)
    await caughtUp(listener)
    const kinds = listener.events.filter((event) => event.requestId === requestId).map(({ kind }) => kind)
    for (const kind of ['request-answered', 'command-sent', 'device-answered', 'document-delivered'])
      assert.equal(kinds.filter((each) => each === kind).length > 0, true, kind)
    for (const event of listener.events) {
      const read = eventSchema.safeParse(event)
      assert.deepEqual(read.error?.issues ?? [], [], event.kind)
    }
    listener.socket.terminate()
  })

  test('names the step that refused a request', async () => {
    const listener = await listen()
    await served.handOver(1, 'electricity')
    await caughtUp(listener)
    const answered = listener.events.find(({ kind }) => kind === 'request-answered')
    assert.deepEqual(
      { ...answered, at: '', requestId: '', subject: '' },
      {
        kind: 'request-answered',
        at: '',
        requestId: '',
        subject: '',
        code: 'E062106',
        refusedBy: 'network operator certificate',
      },
    )
    listener.socket.terminate()
  })

  test('does not mind listeners that break off', async () => {
    const { socket } = await listen()
    socket.terminate()
    const requestId = await served.handOver(2)
    const transcript = await served.get(`/requests/${encodeURIComponent(requestId)}`)
    assert.equal(transcript.status, 200)
  })

  test('drops a listener that sends more than it should', async () => {
    const { socket } = await listen()
    const closed = new Promise<number>((resolve) => socket.once('close', resolve))
    socket.send('x'.repeat(2000))
    assert.equal(await closed, 1009)
  })

  test('turns away a WebSocket for another path', async () => {
    const socket = new WebSocket(address('/elsewhere'))
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve))
    assert.match(error.message, /404/)
  })
})

describe('a listener that does not read', () => {
  test('is dropped when too much waits for it, and whoever tells goes on', async () => {
    const told = new Set<(event: DccEvent) => void>()
    const dcc = {
      subscribe(listener: (event: DccEvent) => void) {
        told.add(listener)
        return () => void told.delete(listener)
      },
    }
    const stream = createEventStream({ dcc, log: createLogger({ level: 'silent' }) })
    const server = createServer()
    routeWebSockets(server, () => null, { '/events': stream.sockets })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.write(
      'GET /events HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
    await new Promise((resolve) => socket.once('readable', resolve))
    socket.on('error', () => {})
    const event: DccEvent = { kind: 'uplink-dropped', at: instant(0), device, reason: 'x', frame: Buffer.alloc(65_535) }
    let events = 0
    for (; events < 1000 && stream.sockets.clients.size > 0; events += 1) {
      for (const tell of told) tell(event)
      await new Promise((resolve) => setImmediate(resolve))
    }
    assert.equal(stream.sockets.clients.size, 0)
    assert.ok(events < 1000)
    stream.close()
    socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
})
