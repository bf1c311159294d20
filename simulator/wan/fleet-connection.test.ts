import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { type WebSocket, WebSocketServer } from 'ws'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { instant } from '../vocabulary/instant.ts'
import type { DevicePopulation } from '../vocabulary/ports/wan.ts'
import { connectFleet } from './fleet-connection.ts'
import { readDeviceFrame, writeDeviceFrame } from './wan-messages.ts'

const esme = entityIdentifier('00-DB-12-34-56-78-90-A0')
const leaseMs = 10_000
const silent = () => {}
const log = { debug: silent, info: silent, warn: silent, error: silent }

/** The network's side of a connection, spoken by hand. */
interface NetworkSide {
  readonly socket: WebSocket
  say(message: object): void
  /** The next message: a frame as it is, what is said as JSON. */
  next(): Promise<unknown>
}

function networkSide(socket: WebSocket): NetworkSide {
  const [messages, waiting]: [unknown[], ((message: unknown) => void)[]] = [[], []]
  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary ? data : JSON.parse(String(data))
    const taker = waiting.shift()
    if (taker === undefined) messages.push(message)
    else taker(message)
  })
  return {
    socket,
    say: (message) => socket.send(JSON.stringify(message)),
    next: () => (messages.length > 0 ? Promise.resolve(messages.shift()) : new Promise((taker) => waiting.push(taker))),
  }
}

/** A fleet of one device, whose time is told by the test, and the network that it connects to. */
async function fleetOfOne() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  let send: Parameters<DevicePopulation['onUnprompted']>[0] = async () => assert.fail('nobody takes what devices send')
  const carriedOut: string[] = []
  let begin: Promise<void> = Promise.resolve()
  const population: DevicePopulation = {
    holds: () => true,
    reaches: () => true,
    async receive(_device, frame, _send, isRecalled = () => false) {
      await begin
      if (isRecalled()) return false
      carriedOut.push(String(frame))
      return true
    },
    onUnprompted: (taker) => {
      send = taker
    },
  }
  let elapsed = 0
  const beats: (() => void)[] = []
  const time = {
    now: () => elapsed,
    every: (_milliseconds: number, task: () => void) => {
      beats.push(task)
      return silent
    },
  }
  const again: (() => unknown)[] = []
  const scheduler = {
    at: (_moment: unknown, _what: string, task: () => unknown) => {
      again.push(task)
      return silent
    },
  }
  const connected = async () => networkSide(((await once(server, 'connection')) as [WebSocket])[0])
  const first = connected()
  const connection = connectFleet({
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/wan`,
    name: 'one',
    devices: [esme],
    population,
    clock: { now: () => instant(0) },
    scheduler,
    time,
    log,
  })
  after(() => {
    connection.close()
    for (const socket of server.clients) socket.terminate()
    server.close()
  })
  /** Greets the fleet and takes its devices. */
  const greeted = async (network: NetworkSide) => {
    assert.deepEqual(await network.next(), { fleet: 'one', version: 2 })
    network.say({ version: 2, leaseMs })
    assert.deepEqual(await network.next(), { holds: [esme] })
    network.say({ held: 1 })
    return network
  }
  return {
    network: await greeted(await first),
    connection,
    carriedOut,
    send: (frame: string) => send(esme, Buffer.from(frame)),
    beginsWhen: (moment: Promise<void>) => {
      begin = moment
    },
    passes: (milliseconds: number) => {
      elapsed += milliseconds
    },
    beat: () => beats.at(-1)?.(),
    async reconnected() {
      while (again.length === 0) await new Promise(setImmediate)
      const next = connected()
      again.shift()?.()
      return greeted(await next)
    },
  }
}

describe('a fleet that joins a network', { timeout: 20_000 }, () => {
  it('gives its receipt when a device has done with a Command', async () => {
    const { network, carriedOut } = await fleetOfOne()
    network.socket.send(writeDeviceFrame(4, esme, Buffer.from('a Command')))
    assert.deepEqual(await network.next(), { receipt: 4 })
    assert.deepEqual(carriedOut, ['a Command'])
  })

  it('gives a Command back that was recalled before anything was done with it', async () => {
    const { network, carriedOut, beginsWhen } = await fleetOfOne()
    let begin = silent
    beginsWhen(new Promise((resolve) => (begin = () => resolve())))
    network.socket.send(writeDeviceFrame(4, esme, Buffer.from('a Command')))
    network.say({ recall: 4 })
    network.say({ recall: 77 })
    network.say({ error: 'a frame of nobody', frame: 77 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    begin()
    assert.deepEqual(await network.next(), { returned: 4, why: 'it was recalled' })
    assert.deepEqual(carriedOut, [])
  })

  it('that slept past its lease carries nothing out of what it finds when it wakes, an answered beat before it included', async () => {
    const { network, carriedOut, passes, beat, reconnected } = await fleetOfOne()
    beat()
    assert.deepEqual(await network.next(), { beat: 1 })
    passes(leaseMs + 1)
    network.say({ beat: 1 })
    network.socket.send(writeDeviceFrame(4, esme, Buffer.from('a Command')))
    assert.deepEqual(await network.next(), { returned: 4, why: 'its lease has ended' })
    assert.deepEqual(carriedOut, [])
    const closed = once(network.socket, 'close')
    beat()
    await closed
    const again = await reconnected()
    again.socket.send(writeDeviceFrame(5, esme, Buffer.from('a Command')))
    assert.deepEqual(await again.next(), { receipt: 5 })
  })

  it('has its lease from when it asked for it', async () => {
    const { network, carriedOut, passes, beat } = await fleetOfOne()
    passes(leaseMs - 10)
    beat()
    assert.deepEqual(await network.next(), { beat: 1 })
    passes(5)
    network.say({ beat: 1 })
    network.socket.send(writeDeviceFrame(4, esme, Buffer.from('first')))
    assert.deepEqual(await network.next(), { receipt: 4 })
    passes(leaseMs - 6)
    network.socket.send(writeDeviceFrame(5, esme, Buffer.from('second')))
    assert.deepEqual(await network.next(), { receipt: 5 })
    passes(2)
    network.socket.send(writeDeviceFrame(6, esme, Buffer.from('third')))
    assert.deepEqual(await network.next(), { returned: 6, why: 'its lease has ended' })
    assert.deepEqual(carriedOut, ['first', 'second'])
  })

  it('keeps what a device sends until the network has recorded it, over as many connections as it takes', async () => {
    const { network, send, reconnected } = await fleetOfOne()
    let isSent = false
    const sent = send('an alert').then(() => {
      isSent = true
    })
    const { number } = readDeviceFrame((await network.next()) as Buffer) ?? assert.fail('no frame')
    network.socket.terminate()
    const again = await reconnected()
    assert.deepEqual(await again.next(), writeDeviceFrame(number, esme, Buffer.from('an alert')))
    assert.equal(isSent, false)
    again.say({ taken: number })
    await sent
  })

  it('ends where the network takes its devices no more, and says why', async () => {
    const { network, connection } = await fleetOfOne()
    await connection.joined
    network.say({ error: 'Another fleet holds them' })
    assert.match((await connection.failure).message, /\/wan: Another fleet holds them$/)
  })
})
