import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { createReceiveResponseService } from './receive-response-service.ts'
import { credentialsUpdatedAlert, signedBy } from './testing/dcc-documents.ts'
import { mailboxOf, operator, otherOperator } from './testing/party.ts'

const host = '127.0.0.1'
const service = await createReceiveResponseService({ host, port: 0 })
after(() => service.close())
const mailbox = mailboxOf(operator)
service.open(mailbox)
const alert = await signedBy(credentialsUpdatedAlert(operator))

interface Delivery {
  readonly address?: string
  readonly method?: string
  readonly type?: string
  readonly body?: Buffer | string | null
}

async function deliver({ address, method = 'POST', type = 'application/xml', body = alert }: Delivery = {}) {
  const headers = { 'content-type': type }
  const response = await fetch(address ?? service.addressOf(operator), { method, headers, body })
  return { status: response.status, sentence: await response.text(), type: response.headers.get('content-type') }
}

describe('a Receive Response service', () => {
  test('takes a document with 204 and hands it to its user', async () => {
    assert.equal((await deliver()).status, 204)
    assert.deepEqual(mailbox.received()[0]?.document, alert)
  })

  test('takes a repeated delivery with 204 too', async () => {
    assert.equal((await deliver()).status, 204)
    assert.equal(mailbox.received().length, 1)
  })

  test('refuses a document with 400 and a sentence', async () => {
    const refused = await deliver({ body: await signedBy(credentialsUpdatedAlert(otherOperator)) })
    assert.equal(refused.status, 400)
    assert.match(refused.type ?? '', /^text\/plain/)
    assert.match(refused.sentence, /^The document is refused: .* is not for .*\.$/)
  })

  test('takes documents of the same connection one after another', async () => {
    for (let time = 0; time < 3; time += 1) assert.equal((await deliver()).status, 204)
  })

  const cases: [string, number, Delivery][] = [
    ['an address of nobody', 404, { address: `${new URL('/', service.addressOf(operator))}nobody` }],
    ['another method', 405, { method: 'GET', body: null }],
    ['another content type', 415, { type: 'text/plain' }],
    ['a body that is too large', 413, { body: Buffer.alloc(1024 * 1024 + 1) }],
    ['a body that is not XML', 400, { body: 'hello' }],
  ]
  for (const [name, status, delivery] of cases)
    test(`answers ${status} to ${name}`, async () => {
      assert.equal((await deliver(delivery)).status, status)
    })

  test('says when its port is taken', async () => {
    const port = Number(new URL(service.addressOf(operator)).port)
    await assert.rejects(
      createReceiveResponseService({ host, port }),
      (error) => error instanceof SimulatorFault && error.code === 'SIM_PORT_IN_USE',
    )
  })
})
