import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCs02bAlert, readCs02bResponse } from '../../gbcs/credentials/update-security-credentials.ts'
import { cancellationDateTime, executionDateTimeOf } from '../../gbcs/date-time.ts'
import { futureDatedUpdateSecurityCredentialsAlert } from '../../gbcs/message-codes.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import { instant } from '../../vocabulary/instant.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { unsentFrameWork } from '../state/unsent-frames.ts'
import { replacementsBy, updateCommand } from '../testing/commands.ts'
import { beginning, messageIn, testedDevice } from '../testing/device-under-test.ts'
import { albion, border, lastMile, london, type Party, smki } from '../testing/parties.ts'
import { pendingCommandWork } from '../timed-works.ts'

const hour = 3_600_000
const at = (hours: number) => instant(beginning + hours * hour)

/** An ESME whose network operator is London, with what London may send it. */
function londonsMeter(memory?: Parameters<typeof testedDevice>[2]) {
  const tested = testedDevice('ESME', { networkOperator: london }, memory)
  const order = async (counter: bigint, to: Party, executionDateTime: string | null) => {
    const payload = { executionDateTime, newFloor: null }
    const { device } = tested
    return tested.send(await updateCommand({ device, by: london, counter, replacements: replacementsBy(to), payload }))
  }
  return {
    ...tested,
    order,
    orderAt: (hours: number, counter: bigint, to: Party) => order(counter, to, executionDateTimeOf(at(hours))),
    operator: async () => (await tested.holderOf(cells.networkOperatorSignature))?.entityIdentifier,
  }
}

const alertIn = (frame: Uint8Array | undefined) => {
  const alert = readCs02bAlert(messageIn(frame).content)
  assert.ok(alert.ok)
  return alert.value
}

describe('a future-dated command', () => {
  it('is accepted at once with nothing but that said', async () => {
    const { orderAt, operator } = londonsMeter()
    const [answer] = await orderAt(1, 5n, lastMile)
    assert.deepEqual(readCs02bResponse(messageIn(answer).content), { ok: true, value: { outcome: null } })
    assert.equal(await operator(), london.entityIdentifier)
  })

  it('takes effect when its time comes and not before', async () => {
    const { orderAt, operator, clock } = londonsMeter()
    await orderAt(1, 5n, lastMile)
    await clock.advanceTo(instant(at(1) - 1))
    assert.equal(await operator(), london.entityIdentifier)
    await clock.advanceTo(at(1))
    assert.equal(await operator(), lastMile.entityIdentifier)
  })

  it('is reported to its originator by a signed alert', async () => {
    const { orderAt, clock, alerts, device } = londonsMeter()
    await orderAt(1, 5n, lastMile)
    await clock.advanceTo(at(1))
    assert.equal(alerts.length, 1)
    const message = messageIn(alerts[0])
    assert.deepEqual([message.cra, message.counter, message.recipient], ['alert', 1n, london.entityIdentifier])
    assert.deepEqual([message.messageCode, message.dateTime], [futureDatedUpdateSecurityCredentialsAlert, null])
    const { publicKey } = smki.deviceCredentials(device).digitalSignature.certificate
    assert.equal(await verifyMessageSignature(publicKey, message), true)
  })

  it('is reported as 8F66 with the outcome of every cell', async () => {
    const { orderAt, clock, alerts } = londonsMeter()
    await orderAt(1, 5n, lastMile)
    await clock.advanceTo(at(1))
    const { alertCode, executionDateTime, outcome } = alertIn(alerts[0])
    assert.deepEqual([alertCode, executionDateTime], [0x8f66, executionDateTimeOf(at(1))])
    assert.deepEqual([outcome.authorisingCounter, ...outcome.replacements.map(({ status }) => status)], [5n, 0, 0])
  })

  it('is reported as 8F67 where no certificate could be placed', async () => {
    const { order, clock, alerts, operator } = londonsMeter()
    await order(5n, albion, executionDateTimeOf(at(1)))
    await clock.advanceTo(at(1))
    assert.equal(alertIn(alerts[0]).alertCode, 0x8f67)
    assert.equal(await operator(), london.entityIdentifier)
  })

  it('spends its counter when it is accepted', async () => {
    const { order, orderAt, lastLog } = londonsMeter()
    await orderAt(1, 5n, lastMile)
    assert.deepEqual(await order(5n, lastMile, null), [])
    assert.equal((await lastLog())?.reason, 'counter-not-higher')
  })

  it('is replaced by a later one of the same originator', async () => {
    const { orderAt, clock, alerts } = londonsMeter()
    await orderAt(1, 5n, lastMile)
    await orderAt(2, 6n, lastMile)
    await clock.advanceTo(at(1))
    assert.deepEqual(alerts, [])
    await clock.advanceTo(at(2))
    assert.deepEqual(
      alerts.map((alert) => alertIn(alert).outcome.authorisingCounter),
      [6n],
    )
  })

  it('is cancelled by the date that cancels, which is accepted and raises no alert', async () => {
    const { order, orderAt, clock, alerts, operator } = londonsMeter()
    await orderAt(1, 5n, lastMile)
    assert.equal((await order(6n, lastMile, cancellationDateTime)).length, 1)
    await clock.advanceTo(at(3))
    assert.deepEqual([alerts, await operator()], [[], london.entityIdentifier])
  })

  it('is not cancelled by another mode’s command', async () => {
    const tested = testedDevice('ESME', { supplier: border, networkOperator: border })
    const { device, send, clock, alerts } = tested
    const order = async (role: 'Supplier' | 'NetworkOperator', counter: bigint, executionDateTime: string) =>
      send(
        await updateCommand({
          device,
          by: border,
          role,
          counter,
          replacements: replacementsBy(role === 'Supplier' ? albion : london, role),
          payload: { executionDateTime },
        }),
      )
    await order('NetworkOperator', 5n, executionDateTimeOf(at(1)))
    await order('Supplier', 6n, cancellationDateTime)
    await clock.advanceTo(at(1))
    assert.equal(alerts.length, 1)
  })

  it('changes nothing when its originator has lost the cell meanwhile', async () => {
    const { order, orderAt, clock, alerts, operator } = londonsMeter()
    await orderAt(1, 5n, london)
    await order(6n, lastMile, null)
    await clock.advanceTo(at(1))
    assert.equal(await operator(), lastMile.entityIdentifier)
    const { alertCode, outcome } = alertIn(alerts[0])
    assert.deepEqual([alertCode, ...outcome.replacements.map(({ status }) => status)], [0x8f67, 127, 127])
  })

  it('whose time has passed is executed at once, and reported by alert all the same', async () => {
    const { orderAt, clock, alerts, operator } = londonsMeter()
    await orderAt(-1, 5n, lastMile)
    await clock.advanceBy(0)
    assert.deepEqual([alerts.length, await operator()], [1, lastMile.entityIdentifier])
  })

  it('with a date that no calendar has is dropped', async () => {
    const { order, lastLog } = londonsMeter()
    assert.deepEqual(await order(5n, lastMile, '20270230000000Z'), [])
    assert.equal((await lastLog())?.reason, 'payload-malformed')
  })

  it('survives a restart and still takes effect once', async () => {
    const before = londonsMeter()
    await before.orderAt(1, 5n, lastMile)
    const after = londonsMeter(await before.memory.again())
    await after.resumed()
    await after.clock.advanceTo(at(1))
    assert.deepEqual([after.alerts.length, await after.operator()], [1, lastMile.entityIdentifier])
    const later = londonsMeter(await after.memory.again())
    await later.resumed()
    await later.clock.advanceTo(at(2))
    assert.deepEqual(later.alerts, [])
  })

  it('leaves nothing behind that a restart would look for', async () => {
    const { orderAt, clock, memory } = londonsMeter()
    await orderAt(1, 5n, lastMile)
    await clock.advanceTo(at(1))
    const { store } = await memory.again()
    for (const kind of [pendingCommandWork, unsentFrameWork])
      assert.deepEqual(await store.take(kind, at(9), 10), { taken: [], next: null })
  })

  it('counts its alerts', async () => {
    const { orderAt, clock, alerts } = londonsMeter()
    await orderAt(1, 5n, london)
    await clock.advanceTo(at(1))
    await orderAt(2, 6n, lastMile)
    await clock.advanceTo(at(2))
    assert.deepEqual(
      alerts.map((alert) => messageIn(alert).counter),
      [1n, 2n],
    )
  })
})
