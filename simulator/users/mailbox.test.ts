import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { formatRequestId, type ResponseId } from '../vocabulary/request-id.ts'
import { handoverRequest, retrieveCredentialsRequest } from './requests.ts'
import {
  type answerTo,
  credentialDetails,
  credentialsUpdatedAlert,
  deviceResponse,
  serviceResponse,
  signedBy,
} from './testing/dcc-documents.ts'
import {
  acb,
  credentialOf,
  device,
  mailboxOf,
  operator,
  orderFor,
  otherDevice,
  otherOperator,
  otherSupplier,
  supplier,
} from './testing/party.ts'

const id = { originator: supplier, target: device, counter: 4711n }
const request = handoverRequest(orderFor(operator), id)
const answer = serviceResponse(request, await deviceResponse())
const answered = await signedBy(answer)

function expectant() {
  const mailbox = mailboxOf(supplier)
  mailbox.expect(request)
  return mailbox
}

describe('a mailbox takes', () => {
  test('the answer of the device to a request of its owner', async () => {
    const taken = await expectant().take(answered)
    assert.ok(taken.ok && taken.value.expected)
    assert.equal(taken.value.message?.messageCode, 0x0103)
  })

  for (const code of ['E20', 'E21'])
    test(`${code} in place of an answer`, async () => {
      const taken = await expectant().take(await signedBy(serviceResponse(request, null, code)))
      assert.ok(taken.ok)
      assert.equal(taken.value.message, null)
    })

  test('an answer to a request that it does not remember, and says so', async () => {
    const taken = await mailboxOf(supplier).take(answered)
    assert.equal(taken.ok && taken.value.expected, false)
  })

  test('credentials as a device told them to the Access Control Broker, which alone can verify the MAC', async () => {
    const mailbox = mailboxOf(supplier)
    const reading = retrieveCredentialsRequest(['NetworkOperator'], id)
    mailbox.expect(reading)
    const taken = await mailbox.take(await signedBy(serviceResponse(reading, credentialDetails())))
    assert.equal(taken.ok && taken.value.message?.messageCode, 0x0008)
  })

  test('a DCC Alert', async () => {
    assert.ok((await mailboxOf(operator).take(await signedBy(credentialsUpdatedAlert(operator)))).ok)
  })

  test('an answer to the GBCS counter of the owner', async () => {
    const payload = await deviceResponse({ recipient: supplier, counter: id.counter })
    assert.ok((await expectant().take(await signedBy(serviceResponse(request, payload)))).ok)
  })
})

describe('a mailbox refuses', () => {
  const user = credentialOf(operator, RemotePartyRole.userXmlSigning, 'xmlSigning')
  const withPayload = async (...change: Parameters<typeof deviceResponse>) =>
    signedBy(serviceResponse(request, await deviceResponse(...change)))
  const cases: [string, Promise<Buffer>, RegExp][] = [
    ['what is not XML', Promise.resolve(Buffer.from('hello')), /./],
    ['a request', Promise.resolve(Buffer.from('<sr:Request/>')), /./],
    ['a document that is not signed', stripped(answer), /not signed/],
    ['a document that somebody else than the DSP signed', signedBy(answer, user), /not for DSP documents/],
    ['a document that was changed after it was signed', tampered(), /not the one that was signed/],
    ['an answer to another user', signedBy(answerToOther()), /not for/],
    ['an alert for another user', signedBy(credentialsUpdatedAlert(otherOperator)), /not for/],
    ['an answer without ResponseID', signedBy({ ...answer, responseId: null }), /no ResponseID/],
    ['a Service Response without RequestID', signedBy({ ...answer, requestId: null }), /no RequestID/],
    [
      'a ResponseID that belongs to another RequestID',
      signedBy({ ...answer, responseId: `${device}:${supplier}:4712` as ResponseId }),
      /does not answer/,
    ],
    ['an answer to another Service Reference Variant', signedBy(withVariant('6.15.1')), /not 6\.21/],
    ['a payload that is not GBCS', signedBy(serviceResponse(request, Buffer.from('ff', 'hex'))), /cannot be read/],
    ['a payload of another device', withPayload({ originator: otherDevice }, otherDevice), /is from/],
    ['a payload that another device signed', withPayload({}, otherDevice), /not signed by/],
    ['a command as payload', withPayload({ cra: 'command' }), /not a response/],
    ['a payload without a signature', signedBy(serviceResponse(request, credentialDetails())), /not signed by/],
    ['a payload for another party', withPayload({ recipient: otherSupplier }), /is for/],
    ['a payload that answers another counter', withPayload({ recipient: supplier, counter: 1n }), /counter/],
  ]
  for (const [name, document, why] of cases)
    test(name, async () => {
      const mailbox = expectant()
      const taken = await mailbox.take(await document)
      assert.ok(!taken.ok, name)
      assert.match(taken.failure, why)
      assert.deepEqual(mailbox.received(), [])
    })

  test('a payload of a device that it does not know', async () => {
    const unknown = { ...id, target: acb }
    const toUnknown = handoverRequest(orderFor(operator), unknown)
    const document = await signedBy(serviceResponse(toUnknown, await deviceResponse({ originator: acb })))
    const taken = await mailboxOf(supplier).take(document)
    assert.match(taken.ok ? '' : taken.failure, /no certificate of the device/)
  })

  async function tampered(): Promise<Buffer> {
    return Buffer.from((await signedBy(answer)).toString().replace('>I0<', '>E21<'))
  }
  function withVariant(serviceReferenceVariant: string) {
    const { body } = answer
    assert.ok(body.kind === 'ResponseMessage')
    return { ...answer, body: { ...body, serviceReferenceVariant } }
  }
  function answerToOther() {
    const other = handoverRequest(orderFor(operator), { ...id, originator: otherSupplier })
    return serviceResponse(other, null, 'E21')
  }
})

describe('a mailbox keeps', () => {
  test('one document once, however often it is delivered and signed', async () => {
    const mailbox = expectant()
    const signedAnew = await signedBy(serviceResponse(request, null, 'E21'))
    for (const document of [signedAnew, await signedBy(serviceResponse(request, null, 'E21')), signedAnew])
      assert.ok((await mailbox.take(document)).ok)
    assert.equal(mailbox.received().length, 1)
  })

  test('two documents of one ResponseID that say different things', async () => {
    const mailbox = expectant()
    await mailbox.take(answered)
    await mailbox.take(await signedBy(serviceResponse(request, await deviceResponse({ counter: 1302n }))))
    assert.equal(mailbox.received().length, 2)
  })
})

describe('whoever waits', () => {
  const { requestId } = request

  test('gets the Service Response that comes, and one that has come', async () => {
    const mailbox = expectant()
    const waiting = [mailbox.serviceResponse(requestId), mailbox.serviceResponse(requestId)]
    await mailbox.take(answered)
    const [first, second] = await Promise.all(waiting)
    assert.equal(first, second)
    assert.equal(await mailbox.serviceResponse(requestId), first)
  })

  test('does not get the answer to another request', async () => {
    const mailbox = expectant()
    const giveUp = new AbortController()
    const other = mailbox.serviceResponse(formatRequestId({ ...id, counter: 1n }), giveUp.signal)
    await mailbox.take(answered)
    giveUp.abort()
    await assert.rejects(other, { name: 'AbortError' })
  })

  test('waits on when somebody else gives up', async () => {
    const mailbox = expectant()
    const giveUp = new AbortController()
    const given = mailbox.serviceResponse(requestId, giveUp.signal)
    const patient = mailbox.serviceResponse(requestId)
    giveUp.abort()
    await assert.rejects(given, { name: 'AbortError' })
    await mailbox.take(answered)
    assert.ok((await patient).expected)
  })

  test('gets nothing after giving up before', async () => {
    await assert.rejects(expectant().serviceResponse(requestId, AbortSignal.abort()))
  })

  test('gets the first document that is as wanted', async () => {
    const mailbox = mailboxOf(operator)
    const later = mailbox.first(({ response }) => response.responseId?.endsWith(':8') === true)
    await mailbox.take(await signedBy(credentialsUpdatedAlert(operator, 7n)))
    await mailbox.take(await signedBy(credentialsUpdatedAlert(operator, 8n)))
    assert.equal((await later).response.responseId, `${acb}:${operator}:8`)
    const come = await mailbox.first(({ response }) => response.body.kind === 'DCCAlertMessage')
    assert.equal(come.response.responseId, `${acb}:${operator}:7`)
  })
})

async function stripped(response: ReturnType<typeof answerTo>): Promise<Buffer> {
  return Buffer.from((await signedBy(response)).toString().replace(/<ds:Signature.*<\/ds:Signature>/, ''))
}
