import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, it } from 'node:test'
import { type WebSocket, WebSocketServer } from 'ws'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { instant } from '../vocabulary/instant.ts'
import type { DevicePopulation } from '../vocabulary/ports/wan.ts'
import { connectFleet } from './fleet-connection.ts'
import { writeDeviceFrame } from './wan-messages.ts'

const esme = entityIdentifier('00-DB-12-34-56-78-90-A0')
const silent = () => {}
const log = { debug: silent, info: silent, warn: silent, error: silent }

/** The network's side of the next connection, and the first messages that come over it. */
async function nextConnection(server: WebSocketServer, messages: number) {
  const [socket] = (await once(server, 'connection')) as [WebSocket]
  const said: Buffer[] = []
  await new Promise<void>((resolve) =>
    socket.on('message', (message: Buffer) => said.push(message) === messages && resolve()),
  )
  return { socket, said }
}

it('what a device sends while the network is away waits for the next connection, behind the claim of the device', {
  timeout: 10_000,
}, async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  after(() => {
    for (const socket of server.clients) socket.terminate()
    server.close()
  })
  await once(server, 'listening')
  let send: Parameters<DevicePopulation['onUnprompted']>[0] = async () => assert.fail('nobody takes what devices send')
  const population: DevicePopulation = {
    holds: () => true,
    reaches: () => true,
    receive: async () => {},
    onUnprompted: (taker) => {
      send = taker
    },
  }
  const again: (() => unknown)[] = []
  const scheduler = {
    at: (_moment: unknown, _what: string, task: () => unknown) => {
      again.push(task)
      return silent
    },
  }
  const first = nextConnection(server, 1)
  const connection = connectFleet({
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/wan`,
    devices: [esme],
    population,
    clock: { now: () => instant(0) },
    scheduler,
    log,
  })
  after(() => connection.close())
  const { socket } = await first
  socket.terminate()
  while (again.length === 0) await new Promise(setImmediate)

  let isSent = false
  const sent = send(esme, Buffer.from('an alert')).then(() => {
    isSent = true
  })
  await new Promise(setImmediate)
  assert.equal(isSent, false)

  const second = nextConnection(server, 2)
  again[0]?.()
  assert.deepEqual((await second).said, [
    Buffer.from(JSON.stringify({ holds: [esme] })),
    writeDeviceFrame(esme, Buffer.from('an alert')),
  ])
  await sent
})
