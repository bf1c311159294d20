import assert from 'node:assert/strict'
import { sign } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { BoxedKeyStore, KeyUsage } from '@smartdcc/dccboxed-keystore'
import { skipWithout } from '../../../certs/testing/judges.ts'
import type { Premises } from '../../fleet/fleet.ts'
import {
  readCs02bCommand,
  readCs02bResponse,
  replacementStatus,
} from '../../gbcs/credentials/update-security-credentials.ts'
import { readMessage, signedOctetsOf, withSignature } from '../../gbcs/message.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { boxedIdentities, whenBoxedWasValid } from '../testing/boxed-identities.ts'
import { createJudgingReceiver } from '../testing/judging-receiver.ts'
import { deterministicTestBed } from '../testing/prepared-handover.ts'

const skip = skipWithout.java
const supplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const template = 'CS02bSupplierBySupplier_6.15.1_IMMEDIATE_SUCCESS_REQUEST_DUIS'
const counter = 1_748_768_400_000

/** What the DCC's client waits for an answer, in milliseconds (docs/domain/duis.md#client-timeout). */
const clientTimeoutMs = 3_000

const boxed = boxedIdentities()
const { keystore, trust } = boxed
const testBed = await deterministicTestBed({ keystore, trust, at: whenBoxedWasValid })
const { network } = testBed
const receiver = await createJudgingReceiver(boxed.validate)
await network.dcc.users.setAddress(supplier, receiver.address)
const store = await BoxedKeyStore.new(network.smkiServices.url)
after(async () => {
  await store.cleanup()
  await testBed.close()
  await receiver.close()
  boxed.remove()
})

const device: EntityIdentifier = (() => {
  const [found] = network.fleet.find((premises: Premises) => premises.supplier.entityIdentifier === supplier, 1)
  return found?.devices.ESME ?? assert.fail('the published supplier has no premises')
})()

/** Posts as the DCC's client does: in its time, and the reply has to be a DUIS document that its tool believes. */
async function post(service: 'serviceT' | 'serviceS', document: string): Promise<string> {
  const answer = await fetch(`${network.gateway.url}/api/v1/${service}`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: document,
    signal: AbortSignal.timeout(clientTimeoutMs),
  })
  const reply = await answer.text()
  assert.equal(answer.status, 200, reply)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/xml/)
  boxed.validate(reply)
  return reply
}

const inside = (document: string, element: string): string =>
  new RegExp(`<sr:${element}>([^<]+)<`).exec(document)?.[1] ?? assert.fail(`no ${element} in ${document}`)

/** Signs a Pre-Command under the supplier's key of the published store, as the DCC's client finds it there. */
async function signedByThePublishedKey(preCommand: Buffer): Promise<Buffer> {
  const keys = await store.query({ eui: supplier, keyUsage: KeyUsage.digitalSignature, role: 2, lookup: 'privateKey' })
  const { privateKey: key } = keys?.[0] ?? assert.fail('the store has no key of the supplier')
  return withSignature(preCommand, sign('sha256', signedOctetsOf(preCommand), { key, dsaEncoding: 'ieee-p1363' }))
}

const signedPreCommandRequest = (requestId: string, payload: Buffer): string =>
  '<sr:Request xmlns:sr="http://www.dccinterface.co.uk/ServiceUserGateway" schemaVersion="5.2"><sr:Header>' +
  `<sr:RequestID>${requestId}</sr:RequestID><sr:CommandVariant>5</sr:CommandVariant>` +
  '<sr:ServiceReference>6.15</sr:ServiceReference><sr:ServiceReferenceVariant>6.15.1</sr:ServiceReferenceVariant>' +
  `</sr:Header><sr:Body><sr:SignedPreCommand><sr:GBCSPayload>${payload.toString('base64')}</sr:GBCSPayload>` +
  '</sr:SignedPreCommand></sr:Body></sr:Request>'

describe('the request path of the DCC’s own client, 6.15.1', { skip }, () => {
  const requestId = `${supplier}:${device}:${counter}`
  let preCommand = Buffer.alloc(0)
  let acknowledgement = ''

  before(async () => {
    const transformed = await post('serviceT', boxed.sign(boxed.template(template, device, counter)))
    assert.equal(inside(transformed, 'ResponseCode'), 'I0')
    preCommand = Buffer.from(inside(transformed, 'GBCSPayload'), 'base64')
    const signed = await signedByThePublishedKey(preCommand)
    acknowledgement = await post('serviceS', boxed.sign(signedPreCommandRequest(requestId, signed)))
    await network.time.inFlight.settled()
  })

  test('Transform answers with the Pre-Command of the template', () => {
    const message = readMessage(preCommand)
    assert.ok(message.ok && message.value.originator === supplier && message.value.recipient === device)
    assert.equal(message.value.counter, BigInt(counter))
    const update = readCs02bCommand(message.value.content)
    assert.ok(update.ok && !update.value.applyTimeBasedCpvChecks)
    assert.deepEqual(
      update.value.replacements.map(({ target }) => `${target.role} ${target.keyUsage} ${target.cellUsage}`),
      ['2 digitalSignature management', '2 keyAgreement management', '2 keyAgreement prePaymentTopUp'],
    )
  })

  test('the same RequestID with Command Variant 5 is acknowledged', () => {
    assert.equal(inside(acknowledgement, 'ResponseCode'), 'I99')
    assert.equal(inside(acknowledgement, 'RequestID'), requestId)
  })

  test('the device’s answer is pushed to the user’s address, and the tool believes it', () => {
    const [first] = receiver.received
    assert.ok(receiver.received.every(({ status }) => status === 204))
    assert.equal(inside(first?.document ?? '', 'ResponseCode'), 'I0')
    assert.equal(inside(first?.document ?? '', 'RequestID'), requestId)
  })

  test('the answer is the device’s own: its certificate, as the SMKI services give it, verifies the signature', async () => {
    const payload = Buffer.from(inside(receiver.received[0]?.document ?? '', 'GBCSPayload'), 'base64')
    const message = readMessage(payload)
    const found = await store.query({ eui: device, keyUsage: KeyUsage.digitalSignature, lookup: 'certificate' })
    const certificate = found?.[0]?.certificate ?? assert.fail('the device has no certificate')
    assert.ok(message.ok && (await verifyMessageSignature(certificate.publicKey, message.value)))
    const answer = readCs02bResponse(message.value.content)
    assert.deepEqual(answer.ok && answer.value.outcome?.replacements.map(({ status }) => status), [
      replacementStatus.success,
      replacementStatus.success,
      replacementStatus.success,
    ])
  })
})
