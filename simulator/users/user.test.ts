import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { verifySignature } from '../../certs/ecdsa.ts'
import type { DuisResponse } from '../duis/response.ts'
import { readMessage } from '../gbcs/message.ts'
import { verifyMessageSignature } from '../gbcs/message-signature.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { createDuisClient } from './duis-client.ts'
import { createNetworkOperator } from './network-operator.ts'
import { createReceiveResponseService } from './receive-response-service.ts'
import { handoverRequest } from './requests.ts'
import { createSupplier } from './supplier.ts'
import {
  answerTo,
  credentialsUpdatedAlert,
  deviceResponse,
  preCommandFor,
  serviceResponse,
  signedBy,
} from './testing/dcc-documents.ts'
import {
  credentialOf,
  device,
  moment,
  operator,
  optionsOf,
  orderFor,
  otherOperator,
  reader,
  supplier as supplierId,
} from './testing/party.ts'
import { type Answering, openSmallGateway, type Taken } from './testing/small-gateway.ts'

const closing: (() => unknown)[] = []
after(() => Promise.all(closing.map((close) => close())))

const order = orderFor(operator)
const acknowledge: Answering = async ({ request }) => ({ body: await signedBy(answerTo(request, 'I99')) })
/** Acknowledgements and refusals are not signed (docs/domain/duis.md#unsigned). */
const unsigned = async (response: DuisResponse) => {
  const document = (await signedBy(response)).toString()
  return { body: document.replace(/<ds:Signature.*<\/ds:Signature>/, '') }
}

async function world(answering: Answering) {
  const gateway = await openSmallGateway(answering)
  const client = createDuisClient({ gateway: gateway.address, reader })
  closing.push(() => client.close(), gateway.close)
  const supplier = createSupplier(optionsOf(supplierId, RemotePartyRole.supplier, client))
  const networkOperator = createNetworkOperator(optionsOf(operator, RemotePartyRole.networkOperator, client))
  return { gateway, supplier, networkOperator }
}

/** A DCC that transforms 6.15.1 and acknowledges what it is sent. */
const transform =
  (preCommand: (taken: Taken) => Buffer): Answering =>
  async (taken) => {
    if (taken.path !== '/api/v1/serviceT') return acknowledge(taken)
    const content = { kind: 'PreCommand' as const, gbcsVersion: '4.2', payload: preCommand(taken) }
    return { body: await signedBy(answerTo(taken.request, 'I0', content)) }
  }

async function signedWith(taken: Taken | undefined, entity: typeof supplierId): Promise<boolean> {
  const { certificate } = credentialOf(entity, RemotePartyRole.userXmlSigning, 'xmlSigning')
  if (taken?.signature.state !== 'claimed') return false
  const { signerSerialNumber, signerIssuer, signedInfo, value, digestMatches } = taken.signature
  assert.equal(signerSerialNumber, certificate.serialNumber)
  assert.equal(signerIssuer, certificate.issuer.rfc2253)
  return digestMatches && verifySignature(certificate.publicKey, signedInfo, value)
}

describe('a supplier that asks for handover', () => {
  test('sends 6.21 in its own name, signed with its XML signing key', async () => {
    const { supplier, gateway } = await world(acknowledge)
    const asked = await supplier.requestHandover(order)
    assert.ok(asked.ok)
    const [taken] = gateway.taken
    assert.equal(taken?.path, '/api/v1/serviceS')
    assert.ok(await signedWith(taken, supplierId))
    assert.deepEqual(taken?.request, asked.value.request)
    assert.deepEqual(taken?.request.requestIdParts, { originator: supplierId, target: device, counter: BigInt(moment) })
    assert.deepEqual(taken?.request.body, {
      kind: 'RequestHandoverOfDCCControlledDevice',
      executionDateTime: null,
      remotePartyRole: 'NetworkOperator',
      floor: 0n,
      topUpFloor: null,
      digitalSignature: order.certificates.digitalSignature,
      keyAgreement: order.certificates.keyAgreement,
      keyAgreementTopUp: null,
      certificationPath: order.certificationPath,
      applyTimeBasedCpvChecks: true,
    })
  })

  test('states a top-up floor for the supplier slot', async () => {
    const { supplier, gateway } = await world(acknowledge)
    await supplier.requestHandover({ ...order, slot: 'Supplier' })
    const body = gateway.taken[0]?.request.body
    assert.ok(body?.kind === 'RequestHandoverOfDCCControlledDevice')
    assert.equal(body.topUpFloor, 0n)
  })

  test('takes an acknowledgement that is not signed', async () => {
    const { supplier } = await world(({ request }) => unsigned(answerTo(request, 'I99')))
    const asked = await supplier.requestHandover(order)
    assert.equal(asked.ok && asked.value.answer.response.responseCode, 'I99')
  })

  test('gets a refusal as an answer, not as a failure', async () => {
    const { supplier } = await world(({ request }) => unsigned(answerTo(request, 'E062106')))
    const asked = await supplier.requestHandover(order)
    assert.equal(asked.ok && asked.value.answer.response.responseCode, 'E062106')
  })

  test('counts its requests upwards', async () => {
    const { supplier, gateway } = await world(acknowledge)
    await supplier.requestHandover(order)
    await supplier.requestHandover(order)
    const [first, second] = gateway.taken.map(({ request }) => request.requestIdParts.counter)
    assert.ok(first !== undefined && second !== undefined && second > first)
  })

  test('gets the Service Response that the DCC delivers, even before the acknowledgement', async () => {
    const receiving = await createReceiveResponseService({ host: '127.0.0.1', port: 0 })
    closing.push(() => receiving.close())
    const { supplier } = await world(async (taken) => {
      const document = await signedBy(serviceResponse(taken.request, await deviceResponse()))
      const headers = { 'content-type': 'application/xml' }
      const delivered = await fetch(receiving.addressOf(supplierId), { method: 'POST', body: document, headers })
      assert.equal(delivered.status, 204)
      return acknowledge(taken)
    })
    receiving.open(supplier.mailbox)
    const asked = await supplier.requestHandover(order)
    assert.ok(asked.ok)
    const received = await supplier.mailbox.serviceResponse(asked.value.request.requestId)
    assert.equal(received.response.responseCode, 'I0')
    assert.equal(received.message?.originator, device)
    assert.ok(received.expected)
  })

  test('can send the same octets again', async () => {
    const { supplier, gateway } = await world(acknowledge)
    const request = handoverRequest(order, supplier.newRequestId(device))
    const document = await supplier.sign(request)
    await supplier.submit('SendCommand', request, document)
    await supplier.submit('SendCommand', request, document)
    assert.equal(gateway.taken[0]?.document, gateway.taken[1]?.document)
  })
})

describe('an answer is not believed', () => {
  const other = { originator: supplierId, target: device, counter: 1n }
  const cases: [string, Answering][] = [
    ['that answers another request', async () => unsigned(answerTo(handoverRequest(order, other), 'I99'))],
    [
      'that somebody else than the DSP signed',
      async ({ request }) => ({
        body: await signedBy(
          answerTo(request, 'I99'),
          credentialOf(operator, RemotePartyRole.userXmlSigning, 'xmlSigning'),
        ),
      }),
    ],
    [
      'that was changed after it was signed',
      async ({ request }) => ({
        body: (await signedBy(answerTo(request, 'E4'))).toString().replace('>E4<', '>I99<'),
      }),
    ],
    [
      'that has content and no signature',
      async ({ request }) =>
        unsigned(answerTo(request, 'I0', { kind: 'PreCommand', gbcsVersion: '4.2', payload: Buffer.alloc(3) })),
    ],
    ['that is an alert', async () => ({ body: await signedBy(credentialsUpdatedAlert(supplierId)) })],
  ]
  for (const [name, answering] of cases)
    test(name, async () => {
      const { supplier } = await world(answering)
      const asked = await supplier.requestHandover(order)
      assert.equal(!asked.ok && asked.failure.reason, 'bad-answer')
    })
})

describe('a user that updates credentials', () => {
  test('signs the Pre-Command with its GBCS key and sends it under the same RequestID', async () => {
    const { networkOperator, gateway } = await world(transform(({ request }) => preCommandFor(request)))
    const updated = await networkOperator.updateCredentials(order)
    assert.ok(updated.ok)
    assert.equal(updated.value.sendCommand?.answer.response.responseCode, 'I99')
    const [asked, sent] = gateway.taken
    assert.equal(asked?.path, '/api/v1/serviceT')
    assert.equal(asked?.request.commandVariant, 4)
    assert.equal(sent?.path, '/api/v1/serviceS')
    assert.equal(sent?.request.commandVariant, 5)
    assert.equal(sent?.request.requestId, asked?.request.requestId)
    assert.ok(await signedWith(sent, operator))
    assert.ok(sent?.request.body.kind === 'SignedPreCommand')
    const message = readMessage(sent.request.body.gbcsPayload)
    assert.ok(message.ok)
    const { certificate } = credentialOf(operator, RemotePartyRole.networkOperator, 'digitalSignature')
    assert.ok(await verifyMessageSignature(certificate.publicKey, message.value))
  })

  test('sends nothing more when the DCC refuses to transform', async () => {
    const { networkOperator, gateway } = await world(({ request }) => unsigned(answerTo(request, 'E061510')))
    const updated = await networkOperator.updateCredentials(order)
    assert.ok(updated.ok)
    assert.equal(updated.value.transform.answer.response.responseCode, 'E061510')
    assert.equal(updated.value.sendCommand, null)
    assert.equal(gateway.taken.length, 1)
  })

  test('does not sign a Pre-Command for the certificates of somebody else', async () => {
    const foreign = replacementBody(otherOperator)
    const { networkOperator, gateway } = await world(
      transform(({ request }) => preCommandFor({ ...request, body: foreign })),
    )
    const updated = await networkOperator.updateCredentials(order)
    assert.equal(!updated.ok && updated.failure.reason, 'pre-command-differs')
    assert.equal(gateway.taken.length, 1)
  })
})

test('a network operator learns that its certificates are on a device', async () => {
  const { networkOperator } = await world(acknowledge)
  const learnt = networkOperator.credentialsUpdated(device)
  assert.ok((await networkOperator.mailbox.take(await signedBy(credentialsUpdatedAlert(operator)))).ok)
  assert.equal((await learnt).response.body.kind, 'DCCAlertMessage')
})

function replacementBody(holder: typeof operator) {
  const { certificates, certificationPath } = orderFor(holder)
  return {
    kind: 'UpdateSecurityCredentialsKRP' as const,
    executionDateTime: null,
    remotePartyRole: 'NetworkOperator' as const,
    floor: 0n,
    topUpFloor: null,
    digitalSignature: certificates.digitalSignature,
    keyAgreement: certificates.keyAgreement,
    keyAgreementTopUp: null,
    certificationPath,
    applyTimeBasedCpvChecks: true,
  }
}
