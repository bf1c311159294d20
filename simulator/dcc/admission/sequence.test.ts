import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { instant } from '../../vocabulary/instant.ts'
import {
  handoverBody,
  type RequestDetails,
  requestId,
  signedRequest,
  supplierCredentials,
} from '../testing/requests.ts'
import { accessControlBroker, albion, border, devices, mprn } from '../testing/site.ts'
import { createWorld, morning, type World } from '../testing/world.ts'

/** The first of a sequence: the supplier slot of the GPF. */
const first = (details: RequestDetails = {}) =>
  signedRequest({
    firstInSequence: true,
    body: handoverBody({ remotePartyRole: 'Supplier', topUpFloor: 0n, ...supplierCredentials(albion) }),
    ...details,
  })

/** The network operator slot of the GPF, after the first. */
const successor = (precedingRequestId = requestId(1001n), counter = 1002n) =>
  signedRequest({ counter, firstInSequence: false, precedingRequestId })

async function codeAfter(happens: (world: World) => Promise<void>, predecessor = requestId(1001n)): Promise<string> {
  const world = await createWorld()
  await happens(world)
  await world.inFlight.settled()
  const code = await world.send(await successor(predecessor))
  await world.close()
  return code
}

describe('a request that names a predecessor', () => {
  test('is accepted after one that has succeeded', async () =>
    assert.equal(await codeAfter(async (world) => void (await world.send(await first()))), 'I99'))

  test('is accepted after a change of the inventory, whose I99 is its end', async () =>
    assert.equal(
      await codeAfter(
        async (world) => {
          const update = { kind: 'UpdateMPxN', place: 'ImportMPxN', meteringPoint: mprn } as const
          const correction = await first({
            to: accessControlBroker,
            commandVariant: 8,
            serviceReference: '8.4',
            serviceReferenceVariant: '8.4',
            body: { kind: 'UpdateInventory', deviceId: devices.GSME, update },
          })
          assert.equal(await world.send(correction, 'NonDevice'), 'I99')
        },
        requestId(1001n, accessControlBroker),
      ),
      'I99',
    ))

  test('is refused after one that never came (E40)', async () => assert.equal(await codeAfter(async () => {}), 'E40'))

  test('is refused after one that was refused (E40)', async () =>
    assert.equal(
      await codeAfter(async (world) => {
        assert.match(await world.send(await first({ to: devices.CHF })), /^E/)
        assert.match(await world.send(await first({ commandVariant: 4 })), /^E/)
      }),
      'E40',
    ))

  test('is refused after one that is under way (E42)', async () =>
    assert.equal(
      await codeAfter(async (world) => {
        world.wan.behaviour = 'silent'
        await world.send(await first())
      }),
      'E42',
    ))

  test('is refused after one that waits in the schedule (E42)', async () =>
    assert.equal(
      await codeAfter(async (world) => {
        const replacement = { remotePartyRole: 'Supplier', topUpFloor: 0n, ...supplierCredentials(albion) } as const
        const body = handoverBody({ executionDateTime: instant(morning + 3_600_000), ...replacement })
        assert.equal(await world.send(await first({ body })), 'I99')
      }),
      'E42',
    ))

  test('is refused after one that no device answered (E41)', async () =>
    assert.equal(
      await codeAfter(async (world) => {
        world.wan.behaviour = 'silent'
        await world.send(await first())
        await world.clock.advanceBy(30_000)
      }),
      'E41',
    ))

  test('is refused after one of another user (E40)', async () => {
    const world = await createWorld()
    const others = requestId(1001n).replace(albion, border) as ReturnType<typeof requestId>
    assert.equal(await world.send(await successor(others)), 'E40')
    await world.close()
  })

  test('is refused where it is the first of its sequence all the same (E40)', async () => {
    const world = await createWorld()
    await world.send(await first())
    await world.inFlight.settled()
    const both = await signedRequest({ counter: 1002n, firstInSequence: true, precedingRequestId: requestId(1001n) })
    assert.equal(await world.send(both), 'E40')
    await world.close()
  })
})
