import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sharedSecret, verifyMac } from '../gbcs/key-agreement.ts'
import { readMessage } from '../gbcs/message.ts'
import { verifyMessageSignature } from '../gbcs/message-signature.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { cells } from '../vocabulary/trust-anchor-cell.ts'
import { createReceiveService } from './testing/receive-service.ts'
import { signed, supplierCredentials } from './testing/requests.ts'
import { messageOf, updateIn } from './testing/scripted-wan.ts'
import { accessControlBroker, albion, credential, devices, london, smki } from './testing/site.ts'
import {
  contentOf,
  craftedPreCommand,
  exchange,
  sendCommandRequest,
  signedBy,
  signingCredential,
  transformed,
  updateBody,
  updateRequest,
} from './testing/update-credentials.ts'
import { createWorld } from './testing/world.ts'

const brokersKey = credential(accessControlBroker, RemotePartyRole.accessControlBroker, 'keyAgreement').certificate

describe('a supplier whose placeholder holds the network operator slot', async () => {
  const world = await createWorld()
  const supplier = await createReceiveService()
  const operator = await createReceiveService()
  await world.dcc.users.setAddress(albion, supplier.address)
  await world.dcc.users.setAddress(london, operator.address)
  const asked = updateRequest()
  const transform = await exchange(world, asked)
  const content = contentOf(transform)
  const preCommand = content?.kind === 'PreCommand' ? content.payload : Buffer.alloc(0)
  const sentByThen = world.wan.calls
  const payload = await signedBy(preCommand)
  const send = await exchange(world, sendCommandRequest(asked, payload))
  await world.inFlight.settled()
  after(() => Promise.all([world.close(), supplier.close(), operator.close()]))

  test('gets a Pre-Command on the connection, and nothing is sent', () => {
    assert.equal(transform.responseCode, 'I0')
    assert.equal(transform.responseId, null)
    assert.ok(content?.kind === 'PreCommand' && content.gbcsVersion === '4.2')
    assert.equal(sentByThen, 0)
  })

  test('is offered to sign exactly what it asked for', () => assert.deepEqual(preCommand, craftedPreCommand(asked)))

  test('has what it signed acknowledged with I99', () => assert.equal(send.responseCode, 'I99'))

  test('reaches the device with a Command that is its own but for the MAC', async () => {
    const [carried] = world.wan.carried
    const message = messageOf(carried?.frame ?? Buffer.alloc(0))
    assert.equal(world.wan.carried.length, 1)
    assert.deepEqual(message.groupingOctets, payload)
    assert.ok(
      await verifyMessageSignature(signingCredential(albion, RemotePartyRole.supplier).certificate.publicKey, message),
    )
    const z = sharedSecret(smki.deviceCredentials(devices.ESME).keyAgreement.privateKey.key, brokersKey.publicKey)
    assert.ok(verifyMac(z, message))
  })

  test('receives the answer that the device addressed to it', () => {
    const [response] = supplier.responses(world.duis)
    assert.equal(response?.responseCode, 'I0')
    assert.equal(response.requestId, asked.requestId)
    const answer = contentOf(response)
    const message = readMessage(answer?.kind === 'GBCSPayload' ? answer.payload : Buffer.alloc(0))
    assert.ok(message.ok && message.value.recipient === albion && message.value.counter === 1001n)
  })

  test('has changed the cells that the DCC mirrors', async () => {
    const held = (await world.dcc.mirrorOf(devices.ESME))?.filter(
      ({ cell }) => cell.role === RemotePartyRole.networkOperator,
    )
    assert.deepEqual(
      held?.map(({ entityIdentifier }) => entityIdentifier),
      [london, london],
    )
  })

  test('makes the network operator hear of it by N42', () => {
    const [alert] = operator.responses(world.duis)
    assert.ok(alert?.body.kind === 'DCCAlertMessage' && alert.body.alertCode === 'N42')
  })

  test('left two decisions of the check, one for each time', () =>
    assert.deepEqual(
      world.dcc.decisions.list().map(({ carriedBy, outcome }) => [carriedBy, outcome]),
      [
        ['service-request', 'accepted'],
        ['signed-pre-command', 'accepted'],
      ],
    ))
})

describe('a Pre-Command for the load controller slot', () => {
  test('has its floor among those of other parties where the supplier authorises it', async () => {
    const world = await createWorld()
    const credentials = { ...supplierCredentials(albion), keyAgreementTopUp: null }
    const body = updateBody({ remotePartyRole: 'LoadController', ...credentials, floor: 7n, topUpFloor: null })
    const { mode, newFloor, otherFloors } = updateIn(messageOf(await transformed(world, updateRequest({ body }))))
    assert.deepEqual([mode, newFloor], [11, null])
    assert.deepEqual(otherFloors, [{ role: 8, floor: 7n, topUpFloor: null }])
  })
})

describe('a Pre-Command for the supplier slot', () => {
  test('is of mode 2 and takes the top-up certificate and its floor', async () => {
    const world = await createWorld()
    const body = updateBody({ remotePartyRole: 'Supplier', ...supplierCredentials(albion), floor: 7n, topUpFloor: 9n })
    const message = messageOf(await transformed(world, updateRequest({ body })))
    const { mode, authorisingCell, newFloor, newTopUpFloor, replacements } = updateIn(message)
    assert.equal(message.messageCode, 0x0102)
    assert.deepEqual([mode, newFloor, newTopUpFloor], [2, 7n, 9n])
    assert.deepEqual(authorisingCell, cells.supplierSignature)
    assert.deepEqual(
      replacements.map(({ target }) => target),
      [cells.supplierSignature, cells.supplierKeyAgreement, cells.supplierTopUp],
    )
    await world.close()
  })

  test('says so where validity dates are not to be looked at', async () => {
    const world = await createWorld()
    const preCommand = await transformed(world, updateRequest({ body: updateBody({ applyTimeBasedCpvChecks: false }) }))
    assert.equal(updateIn(messageOf(preCommand)).applyTimeBasedCpvChecks, false)
    await world.close()
  })
})

describe('what a user signs', () => {
  test('may have come with the trailing zero octet of some Pre-Commands', async () => {
    const world = await createWorld()
    const asked = updateRequest()
    const payload = await signedBy(Buffer.concat([craftedPreCommand(asked), Buffer.of(0)]))
    assert.equal((await exchange(world, sendCommandRequest(asked, payload))).responseCode, 'I99')
    await world.close()
  })

  test('needs no Transform before it', async () => {
    const world = await createWorld()
    const asked = updateRequest()
    const payload = await signedBy(craftedPreCommand(asked))
    assert.equal((await exchange(world, sendCommandRequest(asked, payload))).responseCode, 'I99')
    await world.close()
  })
})

describe('a network operator that renews its own credentials', () => {
  test('signs in its own role, and the check does not apply (NOC-4)', async () => {
    const world = await createWorld()
    const asked = updateRequest({ from: london })
    const preCommand = await transformed(world, asked)
    const payload = await signedBy(preCommand, signingCredential(london, RemotePartyRole.networkOperator))
    assert.equal((await exchange(world, sendCommandRequest(asked, payload))).responseCode, 'I99')
    assert.deepEqual(
      world.dcc.decisions.list().map(({ outcome, rule }) => [outcome, rule]),
      [
        ['not-applicable', 'NOC-4'],
        ['not-applicable', 'NOC-4'],
      ],
    )
    await world.close()
  })
})

describe('a RequestID of 6.15.1', () => {
  test('is spent on the request and on the Signed Pre-Command apart', async () => {
    const world = await createWorld()
    const asked = updateRequest()
    const transform = await signed(asked)
    const send = await signed(sendCommandRequest(asked, await signedBy(craftedPreCommand(asked))))
    assert.deepEqual(
      [
        await world.send(transform, 'Transform'),
        await world.send(send),
        await world.send(transform, 'Transform'),
        await world.send(send),
      ],
      ['I0', 'I99', 'I0', 'I99'],
    )
    await world.inFlight.settled()
    assert.equal(world.wan.carried.length, 1)
    await world.close()
  })

  test('is refused for another Signed Pre-Command (E51), by whatever delivery', async () => {
    const world = await createWorld()
    const asked = updateRequest()
    const payload = await signedBy(craftedPreCommand(asked))
    assert.equal((await exchange(world, sendCommandRequest(asked, payload))).responseCode, 'I99')
    const again = sendCommandRequest(asked, payload, { commandVariant: 6 })
    assert.equal((await exchange(world, again)).responseCode, 'E51')
    await world.close()
  })
})

describe('a predecessor', () => {
  test('that was only transformed is none yet (E40)', async () => {
    const world = await createWorld()
    const first = updateRequest({ counter: 1n })
    const preCommand = await transformed(world, first)
    const after = (counter: bigint) => updateRequest({ counter, precedingRequestId: first.requestId })
    assert.equal((await exchange(world, after(2n))).responseCode, 'E40')
    await exchange(world, sendCommandRequest(first, await signedBy(preCommand)))
    await world.inFlight.settled()
    assert.equal((await exchange(world, after(3n))).responseCode, 'I0')
    await world.close()
  })
})
