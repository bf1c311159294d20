import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { WebSocket } from 'ws'
import { memoryStore } from '../environment/store/testing/memory-store.ts'
import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { createFleetsElsewhere } from './fleets-elsewhere.ts'
import { readDeviceFrame, writeDeviceFrame } from './wan-messages.ts'

const esme = entityIdentifier('00-DB-12-34-56-78-90-A0')
const gpf = entityIdentifier('00-DB-12-34-56-78-90-A3')
const stranger = entityIdentifier('00-DB-12-34-56-78-90-AF')
const silent = () => {}
const log = { debug: silent, info: silent, warn: silent, error: silent }

const leaseMs = 10_000

async function wanOf(closedBecause: string | null = null, { store } = memoryStore()) {
  let elapsed = 0
  let look = silent
  const time = {
    now: () => elapsed,
    every: (_milliseconds: number, task: () => void) => {
      look = task
      return silent
    },
  }
  const elsewhere = await createFleetsElsewhere({
    state: store,
    knows: (device) => device !== stranger,
    closedBecause,
    leaseMs,
    time,
    log,
  })
  const server = createServer().on('upgrade', (request, socket, head) =>
    elsewhere.sockets.handleUpgrade(request, socket, head, (opened) => elsewhere.sockets.emit('connection', opened)),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  after(() => {
    elsewhere.close()
    server.close()
  })
  const up: string[] = []
  let isRecorded: Promise<void> = Promise.resolve()
  elsewhere.population.onUnprompted((device, frame) => {
    up.push(`${device} ${Buffer.from(frame)}`)
    return isRecorded
  })
  return {
    passes: (milliseconds: number) => {
      elapsed += milliseconds
      look()
    },
    recordsWhen: (recorded: Promise<void>) => {
      isRecorded = recorded
    },
    ...elsewhere,
    up,
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/wan`,
  }
}

/** A fleet that speaks the protocol by hand, as one that is not ours does. */
async function fleetAt(address: string, name: string = randomUUID()) {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  const next = async (): Promise<Buffer> => ((await once(socket, 'message')) as [Buffer])[0]
  const said = async (message: string | Buffer) => {
    socket.send(message)
    return JSON.parse(String(await next())) as { held?: number; error?: string; beat?: number; frame?: number }
  }
  assert.deepEqual(await said(JSON.stringify({ fleet: name, version: 2 })), { version: 2, leaseMs })
  return { socket, said, next, holds: (...devices: EntityIdentifier[]) => said(JSON.stringify({ holds: devices })) }
}

describe('fleets in other processes', () => {
  it('hold the devices that they name, and send and get frames for them', async () => {
    const { population, up, address } = await wanOf()
    const { socket, said, next, holds } = await fleetAt(address)
    assert.deepEqual([await holds(esme), await holds(gpf)], [{ held: 1 }, { held: 2 }])
    assert.deepEqual(
      [population.holds(esme), population.reaches(esme), population.holds(stranger)],
      [true, true, false],
    )
    const down = next()
    const received = population.receive(gpf, Buffer.from('a Command'), () => assert.fail('an answer comes as a frame'))
    const message = await down
    const { number } = readDeviceFrame(message) ?? assert.fail('no frame')
    assert.deepEqual(message, writeDeviceFrame(number, gpf, Buffer.from('a Command')))
    assert.deepEqual(await said(writeDeviceFrame(9, gpf, Buffer.from('a Response'))), { taken: 9 })
    assert.deepEqual(up, [`${gpf} a Response`])
    socket.send(JSON.stringify({ receipt: number }))
    assert.equal(await received, true)
  })

  it('are told in a sentence what is not taken, and go on', async () => {
    const { up, address } = await wanOf()
    const [first, second] = [await fleetAt(address), await fleetAt(address)]
    await first.holds(esme)
    assert.match(
      (await second.holds(gpf, esme)).error ?? '',
      /^Another fleet holds 00-DB-12-34-56-78-90-A0, until it ends or/,
    )
    assert.match((await second.holds(stranger)).error ?? '', /holds no device 00-DB-12-34-56-78-90-AF$/)
    assert.match((await second.said('no JSON')).error ?? '', /./)
    assert.match((await second.said('{"holds":["zz"]}')).error ?? '', /'zz' is not an EUI-64/)
    assert.match((await second.said(Buffer.from('short'))).error ?? '', /the eight of its device/)
    const foreign = await second.said(writeDeviceFrame(7, esme, Buffer.from('a Response')))
    assert.deepEqual(foreign, { error: `This fleet does not hold ${esme}`, frame: 7 })
    assert.deepEqual([await second.holds(gpf), up], [{ held: 1 }, []])
  })

  it('keep their devices while they are away: nobody answers in their place', async () => {
    const { population, sockets, address } = await wanOf()
    const first = await fleetAt(address)
    await first.holds(esme)
    const [served] = [...sockets.clients]
    first.socket.close()
    if (served !== undefined) await once(served, 'close')
    assert.deepEqual([population.holds(esme), population.reaches(esme)], [true, false])
    await (await fleetAt(address)).holds(esme)
    assert.equal(population.reaches(esme), true)
  })

  it('keep their devices when the network was killed', async () => {
    const before = memoryStore()
    await (await fleetAt((await wanOf(null, before)).address)).holds(esme)
    const { population, address } = await wanOf(null, await before.again())
    assert.deepEqual([population.holds(esme), population.holds(gpf), population.reaches(esme)], [true, false, false])
    await (await fleetAt(address)).holds(esme)
    assert.equal(population.reaches(esme), true)
  })

  it('give frames back, by word or by going: nobody waits for their receipts', async () => {
    const { population, address } = await wanOf()
    const { socket, next, holds } = await fleetAt(address)
    await holds(esme, gpf)
    const handed = async (device: EntityIdentifier) => {
      const down = next()
      const isReceived = population.receive(device, Buffer.from('a Command'), async () => {})
      return { isReceived, number: (readDeviceFrame(await down) ?? assert.fail('no frame')).number }
    }
    const [first, second] = [await handed(esme), await handed(gpf)]
    const recall = next()
    population.recall?.(esme)
    population.recall?.(esme)
    assert.deepEqual(JSON.parse(String(await recall)), { recall: first.number })
    socket.send(JSON.stringify({ returned: first.number, why: 'it was recalled' }))
    assert.equal(await first.isReceived, false)
    socket.terminate()
    assert.equal(await second.isReceived, false)
    assert.equal(await population.receive(gpf, Buffer.from('another'), async () => {}), false)
  })

  it('lose their devices, and what they have in hand, when they are not heard of for a lease', async () => {
    const { population, passes, address } = await wanOf()
    const [sleeper, other] = [await fleetAt(address), await fleetAt(address)]
    await sleeper.holds(esme)
    passes(leaseMs - 1)
    assert.deepEqual(await sleeper.said('{"beat":1}'), { beat: 1 })
    passes(leaseMs - 1)
    assert.equal(population.reaches(esme), true)
    const isReceived = population.receive(esme, Buffer.from('a Command'), async () => {})
    const closed = once(sleeper.socket, 'close')
    passes(2)
    assert.deepEqual([await isReceived, population.reaches(esme)], [false, false])
    await closed
    assert.notEqual(other.socket.readyState, WebSocket.OPEN)
    assert.deepEqual(await (await fleetAt(address)).holds(esme), { held: 1 })
  })

  it('that come again under the same name take the place of their last connection', async () => {
    const { population, address } = await wanOf()
    const first = await fleetAt(address, 'one')
    await first.holds(esme)
    const closed = once(first.socket, 'close')
    const again = await fleetAt(address, 'one')
    await closed
    assert.deepEqual([await again.holds(esme), population.reaches(esme)], [{ held: 1 }, true])
  })

  it('hear that a frame was taken when it is recorded, and not before', async () => {
    const { recordsWhen, address } = await wanOf()
    const { said, next, holds, socket } = await fleetAt(address)
    await holds(esme)
    let record = silent
    recordsWhen(new Promise((resolve) => (record = () => resolve())))
    socket.send(writeDeviceFrame(5, esme, Buffer.from('a Response')))
    assert.deepEqual(await said('{"beat":1}'), { beat: 1 })
    record()
    assert.deepEqual(JSON.parse(String(await next())), { taken: 5 })
  })

  it('of another version are told so in a sentence', async () => {
    const { address } = await wanOf()
    const old = new WebSocket(address)
    await once(old, 'open')
    old.send(JSON.stringify({ holds: [esme] }))
    assert.match(String(await once(old, 'message')), /speaks version 2 of \/wan, in which a fleet first says who it is/)
    old.send(JSON.stringify({ fleet: 'one', version: 3 }))
    assert.match(String(await once(old, 'message')), /speaks version 2 of \/wan, not 3/)
  })

  it('are told why, where a network takes none', async () => {
    const { address } = await wanOf('the clock stands still')
    const [code, reason] = (await once(new WebSocket(address), 'close')) as [number, Buffer]
    assert.deepEqual([code, String(reason)], [1008, 'the clock stands still'])
  })

  it('that do not read are dropped when too much waits for them, and their devices cannot be called then', async () => {
    const { population, sockets, address } = await wanOf()
    const { socket, holds } = await fleetAt(address)
    await holds(esme)
    socket.pause()
    const frame = Buffer.alloc(65_535)
    let frames = 0
    for (; frames < 2000 && population.reaches(esme); frames += 1) {
      void population.receive(esme, frame, async () => {})
      await new Promise((resolve) => setImmediate(resolve))
    }
    assert.deepEqual([population.reaches(esme), frames < 2000], [false, true])
    for (const served of sockets.clients) await once(served, 'close')
    assert.deepEqual([sockets.clients.size, population.holds(esme)], [0, true])
    socket.terminate()
  })

  it('that ask and do not read the answers are dropped too', async () => {
    const { sockets, address } = await wanOf()
    const { socket, holds } = await fleetAt(address)
    await holds(esme)
    const [served] = [...sockets.clients]
    const closed = served && once(served, 'close')
    socket.pause()
    const question = JSON.stringify({ holds: ['x'.repeat(500_000)] })
    for (let asked = 0; asked < 200 && sockets.clients.size > 0; asked += 1) {
      socket.send(question)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await closed
    assert.equal(sockets.clients.size, 0)
    socket.terminate()
  })

  it('are told a few of many complaints, and how many more there are', async () => {
    const { address } = await wanOf()
    const { said } = await fleetAt(address)
    const { error = '' } = await said(JSON.stringify({ holds: Array(60_000).fill('zz') }))
    assert.match(error, /holds\.19: 'zz' is not an EUI-64; and 59980 more$/)
    assert.match(
      (await said(JSON.stringify({ holds: Array(300_000).fill({}) }))).error ?? '',
      /^holds: has 300000 members/,
    )
  })
})
