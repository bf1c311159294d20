import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { createLogger } from '../../environment/logger.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import { EventLog } from '../events/event-log.ts'
import { createEventStream } from './event-stream.ts'
import { eventSchema, gapSchema, helloSchema } from './event-view.ts'
import { assertAsDocumented, type Served, serve } from './testing/served-network.ts'
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
  readonly events: { kind: string; sequence: number; requestId?: string; from?: number; to?: number }[]
}

async function listen(query = ''): Promise<Listener> {
  const socket = new WebSocket(address() + query)
  const events: Listener['events'] = []
  socket.on('message', (message) => events.push(...[JSON.parse(String(message))].flat()))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { socket, events }
}

/** Until the newest event has arrived: they are gathered for some milliseconds. */
async function caughtUp({ events }: Listener): Promise<void> {
  while (!events.some(({ sequence }) => sequence >= served.testBed.network.events.sequence)) await wait(5)
}

const sequencesOf = ({ events }: Listener) =>
  events.filter(({ kind }) => kind !== 'hello').map(({ sequence }) => sequence)

describe('the event stream', () => {
  test('tells a handover from the request to the delivery, each event as documented', async () => {
    const listener = await listen()
    const requestId = await served.handOver(0)
    await caughtUp(listener)
    const kinds = listener.events.filter((event) => event.requestId === requestId).map(({ kind }) => kind)
    for (const kind of ['request-answered', 'command-sent', 'device-answered', 'document-delivered'])
      assert.equal(kinds.filter((each) => each === kind).length > 0, true, kind)
    const [hello, ...events] = listener.events
    assert.deepEqual(helloSchema.safeParse(hello).error?.issues ?? [], [])
    for (const event of events) {
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
      { ...answered, at: '', requestId: '', subject: '', sequence: 0, from: '', row: null },
      {
        kind: 'request-answered',
        at: '',
        requestId: '',
        subject: '',
        sequence: 0,
        from: '',
        serviceReferenceVariant: '6.21',
        commandVariant: 1,
        code: 'E062106',
        refusedBy: 'network operator certificate',
        row: null,
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

describe('a listener that comes back', () => {
  test('is told what followed the event that it saw last, without a gap and nothing twice', async () => {
    const first = await listen('?after=0')
    await served.handOver(3)
    await caughtUp(first)
    first.socket.terminate()
    await served.handOver(4)
    const seen = sequencesOf(first)
    const second = await listen(`?after=${seen.at(-1)}`)
    await caughtUp(second)
    const all = [...seen, ...sequencesOf(second)]
    assert.deepEqual(
      all,
      all.map((_, index) => index + 1),
    )
    second.socket.terminate()
  })

  test('is told of the kinds that it asks for alone', async () => {
    const listener = await listen('?after=0&kinds=decision-made,request-answered')
    while (listener.events.length < 5) await wait(5)
    const kinds = new Set(listener.events.map(({ kind }) => kind))
    assert.deepEqual([...kinds].sort(), ['decision-made', 'hello', 'request-answered'])
    listener.socket.terminate()
  })

  test('is told of a gap where it was in another network', async () => {
    const listener = await listen('?after=999999')
    while (listener.events.length < 2) await wait(5)
    assert.equal(listener.events[1]?.kind, 'gap')
    assert.deepEqual(gapSchema.safeParse(listener.events[1]).error?.issues ?? [], [])
    listener.socket.terminate()
  })

  test('is turned away with the reason where it asks for what there is not', async () => {
    const socket = new WebSocket(address('/harness/v1/events?kinds=request-answerd'))
    const [code, reason] = await new Promise<[number, Buffer]>((resolve) =>
      socket.once('close', (...closed) => resolve(closed)),
    )
    assert.equal(code, 1008)
    assert.match(String(reason), /'request-answerd' is no kind of event/)
  })
})

describe('what somebody changes', () => {
  const change = async (path: string, body: unknown) => {
    const before = served.testBed.network.events.sequence
    const { status } = await served.put(path, body)
    assert.equal(status, 200)
    const { json } = await served.get(`/events?after=${before}`)
    return (json as { events: { kind: string }[] }).events.map(({ kind }) => kind)
  }
  const premises = () => served.testBed.network.fleet.premises(5)

  test('is an event: check, settings, faults, clock, registration, inventory', async () => {
    assert.deepEqual(await change('/check', { mode: 'monitor' }), ['check-changed'])
    assert.deepEqual(await change('/check', { mode: 'enforce' }), ['check-changed'])
    assert.deepEqual(await change('/settings', { deadlines: { undeliveredMs: 60_000 } }), ['settings-changed'])
    assert.deepEqual(await change('/fault-plan', [{ fault: 'lost', direction: 'up' }]), ['fault-plan-changed'])
    assert.deepEqual(await change('/fault-plan', []), ['fault-plan-changed'])
    assert.deepEqual(await change('/clock', { bySeconds: 1 }), ['clock-moved'])
    assert.deepEqual(await change(`/registration/${premises().mprn}`, { suppliers: [] }), ['registration-loaded'])
    assert.deepEqual(await change(`/devices/${premises().devices.GPF}`, { status: 'Suspended' }), ['device-changed'])
  })

  test('is listed as documented, a page at a time', async () => {
    const seen: number[] = []
    for (let after: number | null = 0; after !== null; ) {
      const { json } = await served.get(`/events?after=${after}&limit=7`)
      assertAsDocumented('get', '/events', json)
      const page = json as { events: { sequence: number }[]; next: number | null }
      seen.push(...page.events.map(({ sequence }) => sequence))
      after = page.next
    }
    assert.deepEqual(
      seen,
      [...seen.keys()].map((index) => index + 1),
    )
    assert.equal(seen.length, served.testBed.network.events.sequence)
  })

  test('a handover tells that the slot has another holder, and what the check decided', async () => {
    const before = served.testBed.network.events.sequence
    const requestId = await served.handOver(6)
    const { json } = await served.get(`/events?after=${before}&kinds=slot-changed,decision-made`)
    const { events } = json as { events: { kind: string; subject: string; area?: string }[] }
    assert.deepEqual(
      events.map(({ kind, subject }) => `${kind} ${subject}`),
      [
        `decision-made request/${requestId}`,
        `slot-changed device/${served.testBed.network.fleet.premises(6).devices.GPF}`,
      ],
    )
    assert.equal(events[1]?.area, served.testBed.network.fleet.premises(6).region.name)
  })
})

describe('a listener that does not read', () => {
  test('is waited for by nobody, and is told on when it reads again', async () => {
    const filling = 'x'.repeat(65_000)
    const events = new EventLog(0, { mostEvents: 500, mostOctets: 1e9 })
    const stream = createEventStream({
      events,
      viewOf: ({ sequence, event: { kind } }) => ({ sequence, kind, filling }),
      status: () => ({}),
      log: createLogger({ level: 'silent' }),
    })
    const server = createServer()
    routeWebSockets(server, () => null, { '/events': stream.sockets })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/events`)
    const heard: { kind: string; sequence?: number; to?: number }[] = []
    socket.on('message', (message) => heard.push(...[JSON.parse(String(message))].flat()))
    await new Promise((resolve) => socket.once('open', resolve))
    socket.pause()
    for (let index = 0; index < 2000; index += 1) {
      events.append({ kind: 'uplink-dropped', at: instant(0), device, reason: 'x', frame: Buffer.alloc(65_535) })
      if (index % 100 === 0) await wait(20)
    }
    socket.resume()
    while (heard.at(-1)?.sequence !== events.sequence) await wait(5)
    assert.ok(heard.some(({ kind }) => kind === 'gap'))
    // Every place is told of once: by an event, or in a gap.
    let told = 0
    for (const { kind, sequence, to } of heard.slice(1)) {
      if (kind !== 'gap') assert.equal(sequence, told + 1)
      told = kind === 'gap' ? (to ?? 0) : (sequence ?? 0)
    }
    stream.close()
    await new Promise((resolve) => server.close(resolve))
  })
})
