import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { createReceiveService } from './testing/receive-service.ts'
import { networkOperatorCredentials } from './testing/requests.ts'
import { messageOf, updateIn } from './testing/scripted-wan.ts'
import { accessControlBroker, albion, london } from './testing/site.ts'
import {
  contentOf,
  craftedPreCommand,
  exchange,
  sendCommandRequest,
  signedBy,
  signingCredential,
  updateBody,
  updateRequest,
} from './testing/update-credentials.ts'
import { createWorld } from './testing/world.ts'

describe('local delivery', () => {
  test('hands the Command to the user and sends nothing (Command Variant 6)', async () => {
    const world = await createWorld()
    const asked = updateRequest()
    const payload = await signedBy(craftedPreCommand(asked))
    const response = await exchange(world, sendCommandRequest(asked, payload, { commandVariant: 6 }))
    const content = contentOf(response)
    assert.equal(response.responseCode, 'I0')
    assert.ok(content?.kind === 'LocalCommand')
    assert.deepEqual(messageOf(content.payload).groupingOctets, payload)
    await world.inFlight.settled()
    assert.deepEqual([world.wan.calls, world.dcc.pending().orders], [0, 0])
    await world.close()
  })

  test('gives the Command and the answer as two Service Responses (Command Variant 7)', async () => {
    const world = await createWorld()
    const supplier = await createReceiveService()
    await world.dcc.users.setAddress(albion, supplier.address)
    const asked = updateRequest()
    const payload = await signedBy(craftedPreCommand(asked))
    const response = await exchange(world, sendCommandRequest(asked, payload, { commandVariant: 7 }))
    await world.inFlight.settled()
    assert.equal(response.responseCode, 'I99')
    const received = supplier.responses(world.duis)
    assert.deepEqual(
      received.map((each) => contentOf(each)?.kind),
      ['LocalCommand', 'GBCSPayload'],
    )
    const [local] = received.map(contentOf)
    assert.deepEqual(local?.kind === 'LocalCommand' && local.payload, world.wan.carried[0]?.frame)
    await Promise.all([world.close(), supplier.close()])
  })

  test('is not for network operators (E17)', async () => {
    const world = await createWorld()
    const asked = updateRequest({ from: london })
    const payload = await signedBy(craftedPreCommand(asked), signingCredential(london, RemotePartyRole.networkOperator))
    const response = await exchange(world, sendCommandRequest(asked, payload, { commandVariant: 6 }))
    assert.equal(response.responseCode, 'E17')
    await world.close()
  })

  test('of a handover makes a Command of the ACB (Command Variant 2)', async () => {
    const world = await createWorld()
    const handover = updateRequest({
      commandVariant: 2,
      serviceReference: '6.21',
      serviceReferenceVariant: '6.21',
      body: { ...updateBody(), kind: 'RequestHandoverOfDCCControlledDevice' } as ReturnType<typeof updateBody>,
    })
    const content = contentOf(await exchange(world, handover))
    assert.ok(content?.kind === 'LocalCommand')
    const message = messageOf(content.payload)
    assert.equal(message.originator, accessControlBroker)
    assert.deepEqual(
      updateIn(message).replacements.map(({ der: certificate }) => certificate),
      Object.values(networkOperatorCredentials(london)),
    )
    await world.close()
  })
})
