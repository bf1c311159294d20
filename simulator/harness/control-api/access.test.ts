import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { WebSocket } from 'ws'
import { type Served, serve } from './testing/served-network.ts'

const token = 'qTz4-1.d'
const evil = { host: 'evil.example' }
const foreign = { origin: 'http://evil.example' }
const authorization = `Bearer ${token}`

let served: Served
before(async () => {
  served = await serve({ token })
})
after(() => served.close())

/** What a request gets whose headers are all said by hand, as fetch says Host and Origin itself. */
async function statusOf(method: string, path: string, headers: IncomingHttpHeaders, body?: string): Promise<number> {
  const sent = request(served.control.url + path, { method, headers, agent: false }).end(body)
  const [response] = await once(sent, 'response')
  response.resume()
  return response.statusCode
}

/** What a request to become a WebSocket gets: the subprotocol that was agreed on, or the status. */
async function opened(path: string, protocols: string[], headers: Record<string, string> = {}): Promise<unknown> {
  const socket = new WebSocket(served.control.url.replace('http', 'ws') + path, protocols, { headers })
  return new Promise((resolve) => {
    socket.on('error', () => {})
    socket.on('open', () => {
      resolve(socket.protocol)
      socket.terminate()
    })
    socket.on('unexpected-response', (sent, { statusCode }) => {
      resolve(statusCode)
      sent.destroy()
    })
  })
}

describe('the control API', () => {
  const paths = [
    '/harness/v1/status',
    '/harness/v1/openapi.json',
    '/harness/v1/metrics',
    '/harness/v1/nothing',
    '/wan',
    '/',
  ]
  for (const path of paths)
    test(`wants its token at ${path}`, async () => {
      assert.equal(await statusOf('GET', path, {}), 401)
      assert.notEqual(await statusOf('GET', path, { authorization }), 401)
    })

  test('answers nobody who calls it by a name that it has not', async () => {
    assert.equal(await statusOf('GET', '/harness/v1/status', { authorization, ...evil }), 403)
  })

  test('takes no change from a page of another origin, and changes nothing', async () => {
    const address = `/harness/v1/settings`
    const before = await served.ask('/settings', { headers: { authorization } })
    const headers = { authorization, 'content-type': 'application/json', ...foreign }
    assert.equal(await statusOf('PUT', address, headers, '{"check":{"mode":"off"}}'), 403)
    assert.equal((await served.ask('/settings', { headers: { authorization } })).text, before.text)
  })

  test('does not wait for the body of a caller whom it does not let in', async () => {
    const headers = { 'content-type': 'text/csv', 'content-length': '60000000' }
    const sent = request(`${served.control.url}/harness/v1/registration`, { method: 'POST', headers, agent: false })
    sent.on('error', () => {})
    sent.flushHeaders()
    const [response] = await once(sent, 'response')
    assert.equal(response.statusCode, 401)
    sent.destroy()
  })
})

describe('WebSockets', () => {
  for (const path of ['/harness/v1/events', '/wan']) {
    test(`of ${path} want the token, as a subprotocol or a header`, async () => {
      assert.equal(await opened(path, []), 401)
      assert.equal(await opened(path, ['bearer.another']), 401)
      assert.equal(await opened(path, [`bearer.${token}`]), `bearer.${token}`)
      assert.equal(await opened(path, ['fleet', `bearer.${token}`]), 'fleet')
      assert.equal(await opened(path, [], { authorization }), '')
    })

    test(`of ${path} are not for pages of another origin, nor for other names`, async () => {
      assert.equal(await opened(path, [`bearer.${token}`], foreign), 403)
      assert.equal(await opened(path, [`bearer.${token}`], evil), 403)
      assert.equal(await opened(path, [`bearer.${token}`], { origin: served.control.url }), `bearer.${token}`)
    })
  }
})

test('the DUIS and SMKI ports ask for no token, and mind neither name nor origin', async () => {
  const { gateway, smkiServices } = served.testBed.network
  for (const url of [`${gateway.url}/api/v1/serviceS`, `${smkiServices.url}/services/retrievecertificate`]) {
    const sent = request(url, { method: 'POST', headers: { ...evil, ...foreign }, agent: false }).end('<x/>')
    const [response] = await once(sent, 'response')
    response.resume()
    assert.ok(![401, 403].includes(response.statusCode), `${url}: ${response.statusCode}`)
  }
})
