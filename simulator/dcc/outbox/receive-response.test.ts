import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, test } from 'node:test'
import { signedRequest } from '../testing/requests.ts'
import { albion } from '../testing/site.ts'
import { createWorld } from '../testing/world.ts'

type Handling = 'taken' | 'refused' | 'retried'

/**
 * What a user's service does with a document, and what it means to the DCC (docs/domain/duis.md#receive-response: 204
 * and 400 are the DCC's).
 */
const answers: readonly (readonly [what: string, answer: RequestListener, handling: Handling])[] = [
  ...([200, 202, 204] as const).map((status) => [`${status}`, answering(status), 'taken'] as const),
  ['400', answering(400), 'refused'],
  ...[301, 304, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 502, 503].map(
    (status) => [`${status}`, answering(status), 'retried'] as const,
  ),
  ['no answer at all', () => {}, 'retried'],
  ['a connection that breaks', (request) => void request.socket.resetAndDestroy(), 'retried'],
  ['half an answer', (_, response) => void response.writeHead(204).socket?.destroy(), 'retried'],
]

function answering(status: number): RequestListener {
  return (_, response) => void response.writeHead(status, { location: '/elsewhere' }).end()
}

/** How often the document was posted before the first wait was over and after it, and how its delivery ended. */
async function deliver(answer: RequestListener) {
  const posted: string[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    posted.push(Buffer.concat(parts).toString())
    if (posted.length === 1) answer(request, response)
    else response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const world = await createWorld({ settings: { outbox: { answerWithinMs: 100 } } })
  try {
    await world.dcc.users.setAddress(albion, `http://127.0.0.1:${(server.address() as AddressInfo).port}/receive`)
    const request = await signedRequest()
    await world.send(request)
    await world.inFlight.settled()
    const atOnce = posted.length
    await world.clock.advanceBy(1_000)
    await world.inFlight.settled()
    const delivery = world.events.map(({ kind }) => kind).filter((kind) => kind.startsWith('document-'))
    return { atOnce, later: posted.length - atOnce, different: new Set(posted).size, delivery: delivery.at(-1) }
  } finally {
    await world.close()
    server.closeAllConnections()
    server.close()
  }
}

const handlings: Readonly<Record<Handling, object>> = {
  taken: { atOnce: 1, later: 0, different: 1, delivery: 'document-delivered' },
  refused: { atOnce: 1, later: 0, different: 1, delivery: 'document-refused' },
  retried: { atOnce: 1, later: 1, different: 1, delivery: 'document-delivered' },
}

describe('a document that a user’s Receive Response service answers with', () => {
  for (const [what, answer, handling] of answers)
    test(`${what} is ${handling}`, async () => assert.deepEqual(await deliver(answer), handlings[handling]))
})
