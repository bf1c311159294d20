import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { after, describe, test } from 'node:test'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Check, ourCheck } from '../check/check.ts'
import { signedRequest } from '../testing/requests.ts'
import { createWorld, responseIn } from '../testing/world.ts'

const world = await createWorld({ settings: { gateway: { bodyLimitOctets: 20_000 } } })
const { url, port, host } = await world.dcc.listen(0, '127.0.0.1')
after(() => world.close())

const service = (name: string) => `${url}/api/v1/${name}`

const xml = { 'content-type': 'application/xml' }

const post = (body: string | Buffer, headers: Record<string, string> = xml, name = 'serviceS') =>
  fetch(service(name), { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) })

/** What no answer may hold: the inside of the simulator. */
const inside = /node_modules|\.ts|at |Error|stack/

describe('the gateway', () => {
  test('answers a request with 200 and a DUIS document, whatever its response code', async () => {
    const answer = await post(await signedRequest())
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/xml/)
    assert.equal(responseIn(await answer.text(), world.duis).responseCode, 'I99')
  })

  test('tells the services apart', async () => {
    for (const [name, counter] of [
      ['serviceT', 2n],
      ['serviceD', 3n],
    ] as const) {
      const answer = await post(await signedRequest({ counter }), xml, name)
      assert.equal(responseIn(await answer.text(), world.duis).responseCode, 'E13')
    }
  })

  test('says nothing of what it is made of', async () => {
    const { headers } = await post('<a/>')
    assert.deepEqual([headers.get('x-powered-by'), headers.get('etag')], [null, null])
  })

  test('answers 400 with a sentence to what is not a request', async () => {
    for (const body of ['', 'no XML', '<a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']) {
      const answer = await post(body)
      assert.equal(answer.status, 400)
      assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/)
      assert.doesNotMatch(await answer.text(), inside)
    }
  })

  test('answers 404 on other paths', async () => {
    for (const path of ['/', '/api/v1/serviceX', '/api/v1/serviceS/', '/api/v1/services', '/api/v1/serviceS/%zz']) {
      const answer = await fetch(url + path, { method: 'POST', headers: xml, body: '<a/>' })
      assert.ok([400, 404].includes(answer.status), `${path}: ${answer.status}`)
      assert.doesNotMatch(await answer.text(), inside)
    }
  })

  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])
    test(`answers 405 to ${method}, and says that POST is allowed`, async () => {
      const answer = await fetch(service('serviceS'), { method })
      assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'POST'])
    })

  test('answers 413 to a body over the limit, announced or not', async () => {
    assert.equal((await post('a'.repeat(20_001))).status, 413)
    const chunked = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = httpRequest(service('serviceS'), { method: 'POST', headers: xml }, resolve)
      request.on('error', reject)
      request.write('a'.repeat(15_000))
      request.end('a'.repeat(15_000))
    })
    assert.equal(chunked.statusCode, 413)
    chunked.resume()
  })

  for (const [name, framing, begun] of [
    ['announced', 'Content-Length: 99999999999', '<a'],
    ['sent in chunks', 'Transfer-Encoding: chunked', `7530\r\n${'a'.repeat(30_000)}\r\n`],
  ])
    test(`answers 413 without waiting for the rest of a body that is ${name}`, async () => {
      const socket = connect(port, host)
      const head = `POST /api/v1/serviceS HTTP/1.1\r\nHost: a\r\nContent-Type: application/xml\r\n${framing}\r\n\r\n`
      socket.write(head + begun)
      const [answer] = (await once(socket, 'data')) as [Buffer]
      assert.match(String(answer), /^HTTP\/1\.1 413 .*Connection: close/s)
      await once(socket, 'close')
    })

  test('answers 415 to another type, or none, or a compressed body', async () => {
    for (const headers of [
      { 'content-type': 'text/xml' },
      { 'content-type': 'application/json' },
      { 'content-type': '' },
      { ...xml, 'content-encoding': 'gzip' },
    ])
      assert.equal((await post('<a/>', headers as Record<string, string>)).status, 415)
  })

  test('answers 415 to a type whose parameters are none', async () => {
    for (const type of ['application/xml;', 'application/xml; charset', 'application/xml; a="b', 'application/xmls'])
      assert.equal((await post('<a/>', { 'content-type': type })).status, 415, type)
    for (const type of ['Application/XML', 'application/xml;a="b;c" ; charset=utf-8'])
      assert.equal((await post('<a/>', { 'content-type': type })).status, 400, type)
  })

  // RFC 9112 §6.3: its body has no octets, and those are no document; the type is as it should be.
  test('answers 400 to application/xml of which neither length nor transfer coding is said', async () => {
    const socket = connect(port, host)
    socket.write('POST /api/v1/serviceS HTTP/1.1\r\nHost: a\r\nContent-Type: application/xml\r\n\r\n')
    const [answer] = (await once(socket, 'data')) as [Buffer]
    assert.match(String(answer), /^HTTP\/1\.1 400 /)
    socket.destroy()
  })

  for (const target of [
    '/api/v1/serviceS?a=b',
    'http://elsewhere:1/api/v1/serviceS',
    'http://elsewhere/api/v1/serviceS?a#b',
  ])
    test(`finds the path in the target ${target}`, async () => {
      const socket = connect(port, host)
      socket.write(
        `POST ${target} HTTP/1.1\r\nHost: a\r\nContent-Type: application/xml\r\nContent-Length: 4\r\n\r\n<a/>`,
      )
      const [answer] = (await once(socket, 'data')) as [Buffer]
      assert.match(String(answer), /^HTTP\/1\.1 400 .*document element/s)
      socket.destroy()
    })

  test('takes a charset with the type', async () =>
    assert.equal(
      (await post(await signedRequest({ counter: 4n }), { 'content-type': 'application/xml; charset=UTF-8' })).status,
      200,
    ))

  test('bears a client that goes away in the middle of its body', async () => {
    const socket = connect(port, host)
    await once(socket, 'connect')
    socket.write(
      'POST /api/v1/serviceS HTTP/1.1\r\nHost: a\r\nContent-Type: application/xml\r\nContent-Length: 1000\r\n\r\n<a',
    )
    await new Promise((resolve) => setTimeout(resolve, 20))
    socket.destroy()
    assert.equal((await post('<a/>')).status, 400)
    assert.deepEqual(world.faults, [])
  })

  test('answers 503 with Retry-After where the check gives no verdict', async () => {
    const failing: Check = { decide: () => Promise.reject(new Error('a secret of the implementation')) }
    const where = await createWorld({ check: failing })
    const there = await where.dcc.listen(0, '127.0.0.1')
    const answer = await fetch(`${there.url}/api/v1/serviceS`, {
      method: 'POST',
      headers: xml,
      body: new Uint8Array(await signedRequest()),
    })
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '1'])
    assert.doesNotMatch(await answer.text(), /secret/)
    await where.close()
  })

  test('says which port is taken', async () => {
    const other = await createWorld()
    await assert.rejects(
      other.dcc.listen(port, host),
      (fault) => fault instanceof SimulatorFault && fault.code === 'SIM_PORT_IN_USE',
    )
    await other.close()
  })

  test('closes although a client keeps its connection open, after the answers that it owes', async () => {
    let isAsked = (): void => {}
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve
    })
    const check: Check = { decide: (question) => ourCheck.decide(question).finally(isAsked) }
    const where = await createWorld({ check })
    const there = await where.dcc.listen(0, '127.0.0.1')
    const idle = connect(there.port, there.host)
    await once(idle, 'connect')
    const answer = fetch(`${there.url}/api/v1/serviceS`, {
      method: 'POST',
      headers: xml,
      body: new Uint8Array(await signedRequest()),
    })
    await asked
    await Promise.all([where.close(), answer.then(({ status }) => assert.equal(status, 200))])
  })
})
