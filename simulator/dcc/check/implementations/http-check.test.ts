import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import type { CheckRequest } from '../../../network-operator-check/contract.ts'
import { openHttpCheck } from './http-check.ts'
import { endOf, questionCalled } from './testing/implementations.ts'

type Ask = (name: string) => ReturnType<ReturnType<typeof openHttpCheck>['decide']>

async function withServer(
  answer: RequestListener,
  use: (ask: Ask, address: URL) => Promise<void>,
  answerWithinMs = 5_000,
) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/check`)
  const check = openHttpCheck(address, answerWithinMs)
  try {
    await use((name) => check.decide(questionCalled(name)), address)
  } finally {
    await check.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

async function requestIn(message: IncomingMessage): Promise<CheckRequest> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString())
}

const accept = async (message: IncomingMessage, response: ServerResponse) => {
  const { requestId } = await requestIn(message)
  response.end(JSON.stringify({ outcome: 'accepted', rule: 'NOC-10', because: `answers ${requestId}` }))
}

describe('a check behind an HTTP address', () => {
  it('is asked by POST of application/json, and answers with its verdict', async () => {
    const seen: unknown[] = []
    const answer: RequestListener = (message, response) => {
      seen.push([message.method, message.url, message.headers['content-type']])
      void accept(message, response)
    }
    await withServer(answer, async (ask) => assert.equal((await ask('R')).because, 'answers R'))
    assert.deepEqual(seen, [['POST', '/check', 'application/json']])
  })

  it('reads nothing of an answer with another status, which may have no end', async () => {
    let octets = 0
    const answer: RequestListener = (message, response) => {
      message.resume()
      response.on('error', () => {})
      response.writeHead(500)
      const pour = () => {
        while (!response.destroyed) {
          octets += 65_536
          if (!response.write('x'.repeat(65_536))) break
        }
      }
      response.on('drain', pour)
      pour()
    }
    await withServer(answer, async (ask) => {
      assert.equal(await endOf(ask('R')), 'wrong-status')
      await new Promise((resolve) => setTimeout(resolve, 50))
      const then = octets
      await new Promise((resolve) => setTimeout(resolve, 50))
      assert.equal(octets, then)
    })
  })

  it('keeps its connection', async () => {
    const ports = new Set<number | undefined>()
    const answer: RequestListener = (message, response) => {
      ports.add(message.socket.remotePort)
      void accept(message, response)
    }
    await withServer(answer, async (ask) => {
      for (let turn = 0; turn < 5; turn++) await ask(`R${turn}`)
    })
    assert.equal(ports.size, 1)
  })

  it('is asked again where a kept connection had just been closed', async () => {
    let turn = 0
    const answer: RequestListener = (message, response) => {
      turn += 1
      if (turn === 2) message.socket.resetAndDestroy()
      else void accept(message, response)
    }
    await withServer(answer, async (ask) => {
      assert.equal((await ask('first')).because, 'answers first')
      assert.equal((await ask('second')).because, 'answers second')
    })
  })

  const accepted = '{"outcome":"accepted","rule":"NOC-10","because":"."}'
  const failures: readonly (readonly [string, string, RequestListener])[] = [
    ['answers 201', 'wrong-status', (_, response) => response.writeHead(201).end(accepted)],
    ['answers 500', 'wrong-status', (_, response) => response.writeHead(500).end(accepted)],
    ['sends elsewhere', 'wrong-status', (_, response) => response.writeHead(307, { location: '/other' }).end()],
    ['answers what is not JSON', 'malformed-verdict', (_, response) => response.end('<p>accepted</p>')],
    ['answers nothing', 'malformed-verdict', (_, response) => response.end()],
    ['answers what is no verdict', 'malformed-verdict', (_, response) => response.end('{"outcome":"ok"}')],
    ['answers without end', 'malformed-verdict', (_, response) => response.end(' '.repeat(1_100_000) + accepted)],
    ['hangs up', 'crashed', (message) => message.socket.destroy()],
    ['breaks off', 'crashed', (message, response) => response.write('{"outcome"', () => message.socket.destroy())],
    ['says nothing', 'time-out', () => {}],
    ['begins and never ends', 'time-out', (_, response) => response.write('{"outcome":')],
  ]
  for (const [name, reason, answer] of failures)
    it(`gives no verdict where it ${name} (${reason})`, () =>
      withServer(answer, async (ask) => assert.equal(await endOf(ask('R')), reason), 500))

  it('cannot be reached where nobody listens', async () => {
    let free: URL | undefined
    await withServer(accept, async (_, address) => {
      free = address
    })
    assert.ok(free)
    const check = openHttpCheck(free)
    assert.equal(await endOf(check.decide(questionCalled('R'))), 'unreachable')
    await check.close()
  })

  it('lets nobody wait when it is closed', () =>
    withServer(
      () => {},
      async (_, address) => {
        const check = openHttpCheck(address)
        const deciding = endOf(check.decide(questionCalled('R')))
        await check.close()
        assert.equal(await deciding, 'crashed')
      },
    ))

  it('is called by its address without the password', () => {
    assert.equal(openHttpCheck(new URL('http://user:secret@example.org/check')).name, 'http://example.org/check')
  })
})
