import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { alertCodes } from '../gbcs/alert-codes.ts'
import { replacementStatus } from '../gbcs/credentials/update-security-credentials.ts'
import { executionDateTimeOf } from '../gbcs/date-time.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { cancellationInstant, type Instant, instant } from '../vocabulary/instant.ts'
import { cells } from '../vocabulary/trust-anchor-cell.ts'
import { createReceiveService, type ReceiveService } from './testing/receive-service.ts'
import { type AnswerDetails, alertAfter } from './testing/scripted-wan.ts'
import { accessControlBroker, albion, border, devices, london, smki } from './testing/site.ts'
import { withStateDirectory } from './testing/state-directory.ts'
import {
  contentOf,
  craftedPreCommand,
  exchange,
  sendCommandRequest,
  signedBy,
  updateRequest,
} from './testing/update-credentials.ts'
import { createWorld, morning, type World } from './testing/world.ts'

const day = 86_400_000
const tomorrow = instant(morning + day)

/** A world with Albion listening, closed when the test is over. */
async function withSupplier(play: (world: World, supplier: ReceiveService) => Promise<void>): Promise<void> {
  const world = await createWorld()
  const supplier = await createReceiveService()
  await world.dcc.users.setAddress(albion, supplier.address)
  try {
    await play(world, supplier)
    assert.deepEqual(world.faults, [])
  } finally {
    await Promise.all([world.close(), supplier.close()])
  }
}

/** Has a Signed Pre-Command for a date accepted by the DCC and the device; the request, and the Command as it went. */
async function order(world: World, counter: bigint, executionDateTime: Instant) {
  const asked = updateRequest({ counter })
  const update = { executionDateTime: executionDateTimeOf(executionDateTime) }
  const payload = await signedBy(craftedPreCommand(asked, { update }))
  const { responseCode } = await exchange(world, sendCommandRequest(asked, payload, { executionDateTime }))
  assert.equal(responseCode, 'I99')
  await world.inFlight.settled()
  const command = world.wan.carried.at(-1)?.frame ?? Buffer.alloc(0)
  return { requestId: asked.requestId, command }
}

async function alert(world: World, command: Buffer, details: Parameters<typeof alertAfter>[1] = {}) {
  const frame = await alertAfter(command, details)
  await world.wan.sendUp(devices.ESME, frame)
  await world.inFlight.settled()
  return frame
}

const kindsOf = (world: World, service: ReceiveService) =>
  service.responses(world.duis).map((response) => contentOf(response)?.kind ?? response.body.kind)

const holderOf = async (world: World): Promise<EntityIdentifier | undefined> =>
  (await world.dcc.mirrorOf(devices.ESME))?.find(
    ({ cell }) => cell.role === cells.networkOperatorSignature.role && cell.keyUsage === 'digitalSignature',
  )?.entityIdentifier

describe('a Command that the device keeps until its time', () => {
  test('is answered with what the device says at once, and changes nothing yet', () =>
    withSupplier(async (world, supplier) => {
      await order(world, 1n, tomorrow)
      assert.deepEqual(kindsOf(world, supplier), ['GBCSPayload'])
      assert.equal(await holderOf(world), accessControlBroker)
      assert.equal(world.dcc.pending().orders, 0)
    }))

  test('is followed by a FutureDatedDeviceAlertMessage under its RequestID, and the cells are mirrored', () =>
    withSupplier(async (world, supplier) => {
      const operator = await createReceiveService()
      await world.dcc.users.setAddress(london, operator.address)
      const { requestId, command } = await order(world, 1n, tomorrow)
      const frame = await alert(world, command)
      const [, response] = supplier.responses(world.duis)
      const content = response && contentOf(response)
      assert.equal(response?.requestId, requestId)
      assert.ok(content?.kind === 'FutureDatedDeviceAlertMessage')
      assert.equal(content.alertCode, '8F66')
      assert.deepEqual(content.payload, frame)
      assert.deepEqual([content.instructionNumber, content.totalCommandInstructions], [1, 1])
      assert.equal(await holderOf(world), london)
      assert.deepEqual(kindsOf(world, operator), ['DCCAlertMessage'])
      await operator.close()
    }))

  test('that fails is told of by 8F67, and the cells stay as they were', () =>
    withSupplier(async (world, supplier) => {
      const { command } = await order(world, 1n, tomorrow)
      const alertCode = alertCodes.futureDatedCommandNotActioned
      await alert(world, command, { alertCode, status: replacementStatus.other })
      const content = contentOf(supplier.responses(world.duis)[1] ?? assert.fail('no alert'))
      assert.ok(content?.kind === 'FutureDatedDeviceAlertMessage' && content.alertCode === '8F67')
      assert.equal(await holderOf(world), accessControlBroker)
    }))

  for (const [what, details, code] of [
    ['while nothing is heard of it', null, 'E42'],
    ['after 8F66', {}, 'I0'],
    ['after 8F67', { alertCode: alertCodes.futureDatedCommandNotActioned, status: replacementStatus.other }, 'E41'],
  ] as const)
    test(`as the predecessor of another request, ${what}: ${code}`, () =>
      withSupplier(async (world) => {
        const { requestId, command } = await order(world, 1n, tomorrow)
        if (details !== null) await alert(world, command, details)
        const successor = updateRequest({ counter: 2n, firstInSequence: false, precedingRequestId: requestId })
        assert.equal((await exchange(world, successor)).responseCode, code)
      }))

  test('of which nothing is heard for 24 hours after its time ends in E21', () =>
    withSupplier(async (world, supplier) => {
      await order(world, 1n, tomorrow)
      await world.clock.advanceBy(2 * day - 1)
      assert.equal(supplier.received.length, 1)
      await world.clock.advanceBy(1)
      assert.equal(supplier.responses(world.duis)[1]?.responseCode, 'E21')
    }))

  test('ends once: after its alert nobody waits any more', () =>
    withSupplier(async (world, supplier) => {
      const { command } = await order(world, 1n, tomorrow)
      const frame = await alert(world, command)
      await world.wan.sendUp(devices.ESME, frame)
      await world.clock.advanceBy(3 * day)
      assert.equal(supplier.received.length, 2)
    }))

  test('is remembered over a restart', () =>
    withStateDirectory(async (state) => {
      const first = await createWorld({ state })
      const { command } = await order(first, 1n, tomorrow)
      await first.close()
      const second = await createWorld({ state })
      const supplier = await createReceiveService()
      await second.dcc.users.setAddress(albion, supplier.address)
      await second.dcc.resume()
      await alert(second, command)
      assert.ok(kindsOf(second, supplier).includes('FutureDatedDeviceAlertMessage'))
      await second.clock.advanceBy(3 * day)
      assert.equal(kindsOf(second, supplier).includes('ResponseMessage'), false)
      await Promise.all([second.close(), supplier.close()])
    }))

  test('still ends in E21 after a restart', () =>
    withStateDirectory(async (state) => {
      const first = await createWorld({ state })
      await order(first, 1n, tomorrow)
      await first.close()
      const second = await createWorld({ state })
      const supplier = await createReceiveService()
      await second.dcc.users.setAddress(albion, supplier.address)
      await second.dcc.resume()
      await second.clock.advanceBy(3 * day)
      assert.equal(supplier.responses(second.duis).at(-1)?.responseCode, 'E21')
      await Promise.all([second.close(), supplier.close()])
    }))
})

describe('the device’s place for a future-dated Command', () => {
  test('is emptied by a cancellation: nothing more is waited for', () =>
    withSupplier(async (world, supplier) => {
      const { requestId } = await order(world, 1n, tomorrow)
      const cancellation = await order(world, 2n, cancellationInstant)
      await world.clock.advanceBy(3 * day)
      assert.deepEqual(kindsOf(world, supplier), ['GBCSPayload', 'GBCSPayload'])
      const superseded = (await world.dcc.transcript(requestId))?.entries.find(({ kind }) => kind === 'superseded')
      assert.ok(superseded?.kind === 'superseded' && superseded.by === cancellation.requestId)
    }))

  test('leaves what it was emptied of failed: nothing may follow upon it (E41)', () =>
    withSupplier(async (world) => {
      const { requestId } = await order(world, 1n, tomorrow)
      await order(world, 2n, cancellationInstant)
      const successor = updateRequest({ counter: 3n, precedingRequestId: requestId })
      assert.equal((await exchange(world, successor)).responseCode, 'E41')
    }))

  test('is taken by a later Command, of which alone the outcome is waited for', () =>
    withSupplier(async (world, supplier) => {
      await order(world, 1n, tomorrow)
      const { requestId } = await order(world, 2n, instant(tomorrow + day))
      await world.clock.advanceBy(4 * day)
      const ends = supplier.responses(world.duis).filter(({ responseCode }) => responseCode === 'E21')
      assert.deepEqual(
        ends.map((response) => response.requestId),
        [requestId],
      )
    }))
})

describe('an alert from the WAN', () => {
  test('of a Command that the DCC does not know to be kept becomes a Device Alert', () =>
    withSupplier(async (world, supplier) => {
      const asked = updateRequest({ counter: 1n })
      const update = { executionDateTime: executionDateTimeOf(tomorrow) }
      const payload = await signedBy(craftedPreCommand(asked, { update }))
      const handedOut = sendCommandRequest(asked, payload, { commandVariant: 6, executionDateTime: tomorrow })
      const content = contentOf(await exchange(world, handedOut))
      assert.ok(content?.kind === 'LocalCommand')
      await alert(world, content.payload)
      const [response] = supplier.responses(world.duis)
      assert.ok(response?.body.kind === 'DeviceAlertMessage' && response.body.alertCode === '8F66')
      assert.equal(response.requestId, null)
      assert.equal(await holderOf(world), london)
    }))

  test('for somebody who had sent no such Command is told to them, and teaches what it says', () =>
    withSupplier(async (world, supplier) => {
      const { command } = await order(world, 1n, tomorrow)
      await alert(world, command, { recipient: border })
      assert.equal(supplier.received.length, 1)
      assert.equal(await holderOf(world), london)
      const history = (await world.dcc.historyOf(devices.ESME)) ?? []
      assert.deepEqual(
        history.map((entry) => [entry.kind, entry.kind === 'queued' && entry.to]),
        [
          ['device-alerted', false],
          ['queued', border],
        ],
      )
    }))

  const wrong: Record<string, AnswerDetails> = {
    'signed by nobody that is a device': { signer: smki.deviceCredentials(devices.GPF).digitalSignature.privateKey },
    'from another device than its link’s': { originator: devices.GPF },
  }
  for (const [what, details] of Object.entries(wrong))
    test(`is dropped when it is ${what}`, () =>
      withSupplier(async (world, supplier) => {
        const { command } = await order(world, 1n, tomorrow)
        await alert(world, command, details)
        assert.equal(supplier.received.length, 1)
        assert.equal(await holderOf(world), accessControlBroker)
        assert.equal(world.events.at(-1)?.kind, 'uplink-dropped')
      }))
})
