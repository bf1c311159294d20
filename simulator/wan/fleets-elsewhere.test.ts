import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { WebSocket } from 'ws'
import { type EntityIdentifier, entityIdentifier } from '../vocabulary/entity-identifier.ts'
import { createFleetsElsewhere } from './fleets-elsewhere.ts'
import { writeDeviceFrame } from './wan-messages.ts'

const esme = entityIdentifier('00-DB-12-34-56-78-90-A0')
const gpf = entityIdentifier('00-DB-12-34-56-78-90-A3')
const stranger = entityIdentifier('00-DB-12-34-56-78-90-AF')
const silent = () => {}
const log = { debug: silent, info: silent, warn: silent, error: silent }

async function wanOf(closedBecause: string | null = null) {
  const elsewhere = createFleetsElsewhere({ knows: (device) => device !== stranger, closedBecause, log })
  const server = createServer().on('upgrade', (request, socket, head) =>
    elsewhere.sockets.handleUpgrade(request, socket, head, (opened) => elsewhere.sockets.emit('connection', opened)),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  after(() => {
    elsewhere.close()
    server.close()
  })
  const up: string[] = []
  elsewhere.population.onUnprompted(async (device, frame) => void up.push(`${device} ${Buffer.from(frame)}`))
  return { ...elsewhere, up, address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/wan` }
}

/** A fleet that speaks the protocol by hand, as one that is not ours does. */
async function fleetAt(address: string) {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  const said = async (message: string | Buffer) => {
    socket.send(message)
    const [answer] = (await once(socket, 'message')) as [Buffer]
    return JSON.parse(String(answer)) as { held?: number; error?: string }
  }
  return { socket, said, holds: (...devices: EntityIdentifier[]) => said(JSON.stringify({ holds: devices })) }
}

describe('fleets in other processes', () => {
  it('hold the devices that they name, and send and get frames for them', async () => {
    const { population, up, address } = await wanOf()
    const { socket, said, holds } = await fleetAt(address)
    assert.deepEqual([await holds(esme), await holds(gpf)], [{ held: 1 }, { held: 2 }])
    assert.deepEqual(
      [population.holds(esme), population.reaches(esme), population.holds(stranger)],
      [true, true, false],
    )
    const down = once(socket, 'message')
    await population.receive(gpf, Buffer.from('a Command'), () => assert.fail('an answer comes as a frame'))
    assert.deepEqual(await down, [writeDeviceFrame(gpf, Buffer.from('a Command')), true])
    socket.send(writeDeviceFrame(gpf, Buffer.from('a Response')))
    await said('{"holds":[]}')
    assert.deepEqual(up, [`${gpf} a Response`])
  })

  it('are told in a sentence what is not taken, and go on', async () => {
    const { up, address } = await wanOf()
    const [first, second] = [await fleetAt(address), await fleetAt(address)]
    await first.holds(esme)
    assert.match((await second.holds(gpf, esme)).error ?? '', /^Another fleet holds 00-DB-12-34-56-78-90-A0$/)
    assert.match((await second.holds(stranger)).error ?? '', /holds no device 00-DB-12-34-56-78-90-AF$/)
    assert.match((await second.said('no JSON')).error ?? '', /./)
    assert.match((await second.said('{"holds":["zz"]}')).error ?? '', /'zz' is not an EUI-64/)
    assert.match((await second.said(Buffer.from('short'))).error ?? '', /eight octets of its device/)
    const foreign = writeDeviceFrame(esme, Buffer.from('a Response'))
    assert.match((await second.said(foreign)).error ?? '', /This fleet does not hold 00-DB-12-34-56-78-90-A0/)
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
      await population.receive(esme, frame, async () => {})
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
