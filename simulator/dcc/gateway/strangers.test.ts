import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createHttpService } from './http-service.ts'
import type { HttpLimits } from './load-shedding.ts'
import type { HttpAnswer } from './respond.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const wide: HttpLimits = {
  bodyLimitOctets: 100_000,
  bodiesHeldOctets: 10_000_000,
  bodyWithinMs: 10_000,
  connections: 100,
  longestWaitMs: 250,
  retryAfterSeconds: 3,
}
const taken: HttpAnswer = { status: 200, contentType: 'text/plain', body: 'taken' }

/** A service that stands for any of the DCC's, with what can be done to it from outside. */
async function withService(
  said: Partial<HttpLimits>,
  play: (service: { open: () => Socket; taken: Uint8Array[] }) => Promise<void>,
  take: () => Promise<HttpAnswer> = async () => taken,
): Promise<void> {
  const bodies: Uint8Array[] = []
  const service = createHttpService({
    routes: {
      '/in': (octets) => {
        bodies.push(octets)
        return take()
      },
    },
    limits: () => ({ ...wide, ...said }),
    isFull: () => false,
    portOption: '--port',
    log: quiet,
  })
  const { port } = await service.listen(0, '127.0.0.1')
  const sockets: Socket[] = []
  const open = (): Socket => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    sockets.push(socket)
    return socket
  }
  try {
    await play({ open, taken: bodies })
  } finally {
    for (const socket of sockets) socket.destroy()
    await service.close()
  }
}

const head = (framing: string) => `POST /in HTTP/1.1\r\nHost: a\r\nContent-Type: application/xml\r\n${framing}\r\n\r\n`
const whole = (body: string) => head(`Content-Length: ${body.length}`) + body
const statusOf = async (socket: Socket): Promise<string> => {
  const [answer] = (await once(socket, 'data')) as [Buffer]
  return /^HTTP\/1\.1 (\d+)/.exec(String(answer))?.[1] ?? String(answer)
}

describe('bodies', () => {
  test('in pieces of one octet are taken whole', () =>
    withService({}, async ({ open, taken: bodies }) => {
      const socket = open()
      socket.write(`${head('Transfer-Encoding: chunked')}${'1\r\na\r\n'.repeat(40_000)}0\r\n\r\n`)
      assert.equal(await statusOf(socket), '200')
      assert.equal(Buffer.from(bodies[0] ?? []).toString(), 'a'.repeat(40_000))
    }))

  test('that have begun to arrive have so much room together: 503 with Retry-After beyond', () =>
    withService({ bodiesHeldOctets: 200_000 }, async ({ open }) => {
      const [first, second, third] = [open(), open(), open()]
      for (const socket of [first, second]) socket.write(`${head('Content-Length: 90000')}${'a'.repeat(80_000)}`)
      await sleep(50)
      third.write(`${head('Content-Length: 90000')}${'a'.repeat(80_000)}`)
      const [answer] = (await once(third, 'data')) as [Buffer]
      assert.match(String(answer), /^HTTP\/1\.1 503 .*Retry-After: 3\r\n.*receiving too much/s)
      first.write('a'.repeat(10_000))
      assert.equal(await statusOf(first), '200')
      const fourth = open()
      fourth.write(whole('a'.repeat(80_000)))
      assert.equal(await statusOf(fourth), '200')
    }))

  test('that are announced take no room before they arrive', () =>
    withService({ bodiesHeldOctets: 100_000 }, async ({ open }) => {
      for (let count = 0; count < 20; count += 1) open().write(head('Content-Length: 90000'))
      await sleep(50)
      const socket = open()
      socket.write(whole('a'.repeat(50_000)))
      assert.equal(await statusOf(socket), '200')
    }))

  test('that crawl are given up with 408', () =>
    withService({ bodyWithinMs: 200 }, async ({ open }) => {
      const socket = open()
      socket.write(`${head('Content-Length: 1000')}a`)
      const crawling = setInterval(() => socket.write('a'), 40)
      assert.equal(await statusOf(socket), '408')
      clearInterval(crawling)
    }))

  test('of another charset are not taken, whatever they say themselves', () =>
    withService({}, async ({ open }) => {
      for (const [charset, status] of [
        ['IBM1047', '415'],
        ['"iso-8859-1"', '415'],
        ['utf-8', '200'],
        ['UTF-16', '200'],
      ] as const) {
        const socket = open()
        socket.write(whole('<a/>').replace('/xml', `/xml; charset=${charset}`))
        assert.equal(await statusOf(socket), status, charset)
      }
    }))
})

describe('connections', () => {
  test('that are merely open make place for those that come, the longest idle first', () =>
    withService({ connections: 5 }, async ({ open }) => {
      const idle = [open(), open(), open(), open(), open()]
      await Promise.all(idle.map((socket) => once(socket, 'connect')))
      await sleep(50)
      const [oldest, second] = idle
      oldest?.write(whole('<a/>'))
      assert.equal(await statusOf(oldest as Socket), '200')
      const closed = once(second as Socket, 'close')
      const socket = open()
      socket.write(whole('<a/>'))
      assert.equal(await statusOf(socket), '200')
      await closed
      assert.equal(oldest?.destroyed, false)
    }))

  test('are asked to come again while all of them wait for an answer', async () => {
    let answerAll = () => {}
    const answers = new Promise<HttpAnswer>((resolve) => {
      answerAll = () => resolve(taken)
    })
    await withService(
      { connections: 2 },
      async ({ open, taken: bodies }) => {
        const busy = [open(), open()]
        for (const socket of busy) socket.write(whole('<a/>'))
        while (bodies.length < 2) await sleep(5)
        const [answer] = (await once(open(), 'data')) as [Buffer]
        assert.match(String(answer), /^HTTP\/1\.1 503 .*Retry-After: 3\r\n/s)
        answerAll()
        for (const socket of busy) assert.equal(await statusOf(socket), '200')
      },
      () => answers,
    )
  })

  test('have so many requests answered at once as one may send before the first is answered', async () => {
    let answerAll = () => {}
    const answers = new Promise<HttpAnswer>((resolve) => {
      answerAll = () => resolve(taken)
    })
    await withService(
      {},
      async ({ open, taken: bodies }) => {
        const socket = open()
        socket.write(whole('<a/>').repeat(40))
        await sleep(100)
        assert.equal(bodies.length, 16)
        let said = ''
        socket.on('data', (part) => {
          said += part
        })
        answerAll()
        while ((said.match(/HTTP\/1\.1 /g) ?? []).length < 40) await sleep(5)
        assert.equal(said.match(/HTTP\/1\.1 503 /g)?.length, 24)
      },
      () => answers,
    )
  })
})

describe('overload', () => {
  test('is shed before anything is begun, and ends with it', async () => {
    let begun = 0
    const slow = async () => {
      begun += 1
      const until = performance.now() + 10
      while (performance.now() < until);
      return taken
    }
    await withService(
      { longestWaitMs: 50, connections: 1_000 },
      async ({ open }) => {
        const statuses = await Promise.all(
          Array.from({ length: 200 }, async () => {
            const socket = open()
            socket.write(whole('<a/>'))
            return statusOf(socket)
          }),
        )
        const answered = statuses.filter((status) => status === '200').length
        assert.equal(answered, begun)
        assert.ok(answered > 0 && answered < 100, `${answered} of 200 answered`)
        assert.equal(statuses.filter((status) => status === '503').length, 200 - answered)
        await sleep(100)
        const socket = open()
        socket.write(whole('<a/>'))
        assert.equal(await statusOf(socket), '200')
      },
      slow,
    )
  })
})
