import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net'
import { after, describe, test } from 'node:test'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { DuisClient, SendFailure } from './duis-client.ts'
import { createDuisClient } from './duis-client.ts'
import { handoverRequest } from './requests.ts'
import { answerTo, signedBy } from './testing/dcc-documents.ts'
import { operator, optionsOf, orderFor, reader, supplier } from './testing/party.ts'
import { type Answering, openSmallGateway } from './testing/small-gateway.ts'
import { createUser } from './user.ts'

const closing: (() => unknown)[] = []
after(() => Promise.all(closing.map((close) => close())))

async function world(answering: Answering, answerWithinMs = 2000) {
  const gateway = await openSmallGateway(answering)
  const client = createDuisClient({ gateway: gateway.address, reader, answerWithinMs })
  closing.push(() => client.close(), gateway.close)
  return { gateway, client }
}

async function documentOf(client: DuisClient): Promise<string> {
  const user = createUser(optionsOf(supplier, RemotePartyRole.supplier, client))
  const order = orderFor(operator)
  return user.sign(handoverRequest(order, user.newRequestId(order.device)))
}

async function failureOf(client: DuisClient): Promise<SendFailure> {
  const posted = await client.post('SendCommand', await documentOf(client))
  assert.ok(!posted.ok)
  return posted.failure
}

const acknowledge: Answering = async ({ request }) => ({ body: await signedBy(answerTo(request, 'I99')) })

describe('a client of the DCC', () => {
  test('gives the answer read and with its signature', async () => {
    const { client } = await world(acknowledge)
    const posted = await client.post('SendCommand', await documentOf(client))
    assert.ok(posted.ok)
    assert.equal(posted.value.response.responseCode, 'I99')
    assert.equal(posted.value.signature.state, 'claimed')
  })

  for (const [service, path] of [
    ['Transform', '/api/v1/serviceT'],
    ['SendCommand', '/api/v1/serviceS'],
    ['NonDevice', '/api/v1/serviceD'],
  ] as const)
    test(`posts to ${path} for ${service}`, async () => {
      const { client, gateway } = await world(acknowledge)
      await client.post(service, await documentOf(client))
      assert.equal(gateway.taken[0]?.path, path)
    })

  test('keeps its connection', async () => {
    const { client, gateway } = await world(acknowledge)
    for (let time = 0; time < 3; time += 1) assert.ok((await client.post('SendCommand', await documentOf(client))).ok)
    assert.equal(gateway.connections(), 1)
  })

  test('sends once more where the gateway has closed a kept connection meanwhile', async () => {
    let dropped = false
    const { client, gateway } = await world(async (taken) => {
      if (gateway.taken.length !== 2) return acknowledge(taken)
      dropped = true
      return 'drop'
    })
    await client.post('SendCommand', await documentOf(client))
    const again = await client.post('SendCommand', await documentOf(client))
    assert.ok(dropped && again.ok)
    assert.equal(gateway.taken[1]?.document, gateway.taken[2]?.document)
  })
})

describe('what goes wrong on the way is a value', () => {
  test('a refusal by HTTP, with the sentence of the gateway', async () => {
    const { client } = await world(acknowledge)
    const posted = await client.post('SendCommand', '<sr:Request/>')
    assert.ok(!posted.ok && posted.failure.reason === 'http-status')
    assert.equal(posted.failure.status, 400)
    assert.ok(posted.failure.detail.length > 0)
  })

  test('an overloaded gateway, with how long to wait', async () => {
    const { client } = await world(async () => ({ status: 503, headers: { 'retry-after': '7' }, body: 'Busy.' }))
    assert.deepEqual(await failureOf(client), {
      reason: 'http-status',
      status: 503,
      detail: 'Busy.',
      retryAfterSeconds: 7,
    })
  })

  test('an answer that is no DUIS document', async () => {
    const { client } = await world(async () => ({ body: '<html/>' }))
    assert.equal((await failureOf(client)).reason, 'bad-answer')
  })

  test('no answer in time', async () => {
    const { client } = await world(async () => 'silence', 50)
    assert.equal((await failureOf(client)).reason, 'time-out')
  })

  test('a new connection that breaks', async () => {
    const { client } = await world(async () => 'drop')
    assert.equal((await failureOf(client)).reason, 'connection-lost')
  })

  test('an answer that breaks off', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('<sr:Response', () => response.destroy())
    })
    const client = createDuisClient({ gateway: await listening(server), reader })
    closing.push(() => client.close())
    assert.equal((await failureOf(client)).reason, 'connection-lost')
  })

  test('nobody there', async () => {
    const server = createSocketServer()
    const gateway = await listening(server)
    await new Promise((resolve) => server.close(resolve))
    assert.equal((await failureOf(createDuisClient({ gateway, reader }))).reason, 'unreachable')
  })
})

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
