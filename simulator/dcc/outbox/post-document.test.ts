import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { createDocumentPoster } from './post-document.ts'

const limits = { answerWithinMs: 200, connections: 8 }

async function withServer(
  server: ReturnType<typeof createServer>,
  run: (address: string) => Promise<void>,
): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

test('posts the document as XML and gives the status back', async () => {
  const seen: unknown[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    seen.push([request.method, request.headers['content-type'], Buffer.concat(parts).toString()])
    response.writeHead(202).end('thank you')
  })
  await withServer(server, async (address) => {
    const poster = createDocumentPoster(limits)
    assert.equal(await poster.post(address, '<a>ä</a>'), 202)
    assert.deepEqual(seen, [['POST', 'application/xml', '<a>ä</a>']])
    poster.close()
  })
})

test('uses another connection at once where the kept one was closed meanwhile', async () => {
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    // As a service that closes an idle connection at the very moment at which the next request is under way.
    if (requests === 2) return void request.socket.resetAndDestroy()
    response.writeHead(204).end()
  })
  await withServer(server, async (address) => {
    const poster = createDocumentPoster(limits)
    assert.equal(await poster.post(address, '<a/>'), 204)
    assert.equal(await poster.post(address, '<b/>'), 204)
    assert.equal(requests, 3)
    poster.close()
  })
})

test('gives up a service that does not answer in time', async () => {
  await withServer(
    createServer(() => {}),
    async (address) => {
      const poster = createDocumentPoster(limits)
      assert.equal(await poster.post(address, '<a/>'), null)
      poster.close()
    },
  )
})

test('gives up a service whose answer does not end', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200)
    const trickle = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(trickle))
  })
  await withServer(server, async (address) => {
    const poster = createDocumentPoster(limits)
    assert.equal(await poster.post(address, '<a/>'), null)
    poster.close()
  })
})

/** Writes as fast as it is read, and counts. */
function pour(socket: { write(text: string): boolean; destroyed: boolean } & NodeJS.EventEmitter, text: string) {
  const poured = { octets: 0 }
  const more = (): void => {
    while (!socket.destroyed) {
      poured.octets += text.length
      if (!socket.write(text)) break
    }
  }
  socket.on('drain', more)
  socket.on('error', () => {})
  more()
  return poured
}

test('reads no more of an answer than it can be: its status counts, what is poured after it does not', async () => {
  let poured = { octets: 0 }
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(202)
    poured = pour(response, 'x'.repeat(65_536))
  })
  await withServer(server, async (address) => {
    const poster = createDocumentPoster({ ...limits, answerWithinMs: 5_000 })
    const begun = performance.now()
    assert.equal(await poster.post(address, '<a/>'), 202)
    assert.ok(performance.now() - begun < 4_000)
    const then = poured.octets
    await new Promise((resolve) => setTimeout(resolve, 50))
    // What stands in the buffers of both sockets, and no more.
    assert.ok(poured.octets < 20_000_000 && poured.octets - then < 1_000_000, `${then}, ${poured.octets} octets`)
    poster.close()
  })
})

test('gives up a service that says for ever that its answer is to come', async () => {
  let poured = { octets: 0 }
  const server = createServer((request) => {
    request.resume()
    poured = pour(request.socket, 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(1_000))
  })
  await withServer(server, async (address) => {
    const poster = createDocumentPoster({ ...limits, answerWithinMs: 5_000 })
    const begun = performance.now()
    assert.equal(await poster.post(address, '<a/>'), null)
    assert.ok(performance.now() - begun < 4_000)
    assert.ok(poured.octets < 20_000_000, `${poured.octets} octets`)
    poster.close()
  })
})

test('is not held up by another user of the same address who does not answer', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/answers') response.writeHead(204).end()
  })
  await withServer(server, async (address) => {
    const poster = createDocumentPoster({ answerWithinMs: 5_000, connections: 64 })
    const unanswered = Array.from({ length: 32 }, () => poster.post(`${address}hangs`, '<a/>'))
    assert.equal(await poster.post(`${address}answers`, '<a/>'), 204)
    poster.close()
    await Promise.all(unanswered)
  })
})

for (const address of ['', 'not an address', 'ftp://127.0.0.1/', 'http://127.0.0.1:1/', 'file:///etc/hostname'])
  test(`has no answer from '${address}'`, async () => {
    const poster = createDocumentPoster(limits)
    assert.equal(await poster.post(address, '<a/>'), null)
    poster.close()
  })
