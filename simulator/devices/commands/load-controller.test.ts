import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCs02bAlert, readCs02bResponse } from '../../gbcs/credentials/update-security-credentials.ts'
import { cancellationDateTime, executionDateTimeOf } from '../../gbcs/date-time.ts'
import { instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { replacementsBy, type UpdateRequest, updateCommand } from '../testing/commands.ts'
import { beginning, messageIn, testedDevice } from '../testing/device-under-test.ts'
import { albion, border, loadController, london, type Party } from '../testing/parties.ts'

const anHourLater = instant(beginning + 3_600_000)

/** An ESME of Albion whose loads are the load controller's to switch. */
function controlledMeter() {
  const tested = testedDevice('ESME', { supplier: albion, loadController })
  const update = async (by: Party, counter: bigint, payload: UpdateRequest['payload'] = {}, to: Party = by) =>
    tested.send(
      await updateCommand({
        device: tested.device,
        by,
        counter,
        role: 'LoadController',
        replacements: replacementsBy(to, 'LoadController'),
        payload,
      }),
    )
  return {
    ...tested,
    update,
    holder: async () => (await tested.holderOf(cells.loadControllerSignature))?.entityIdentifier,
  }
}

describe('the load controller’s cells of an ESME (CS02g)', () => {
  it('are replaced by their holder: message code 0x0125, mode 10', async () => {
    const { update, population, device } = controlledMeter()
    const [answer] = await update(loadController, 5n)
    const message = messageIn(answer)
    assert.deepEqual([message.messageCode, message.recipient], [0x0125, loadController.entityIdentifier])
    const read = readCs02bResponse(message.content)
    assert.ok(read.ok)
    assert.deepEqual(
      [read.value.outcome?.mode, read.value.outcome?.replacements.map(({ status }) => status)],
      [10, [0, 0]],
    )
    assert.equal((await population.countersOf(device)).byRole.get(RemotePartyRole.loadController), 5n)
  })

  it('are not by one who holds them no more', async () => {
    const { update, holder, lastLog } = controlledMeter()
    assert.equal((await update(albion, 5n)).length, 1)
    assert.equal(await holder(), albion.entityIdentifier)
    assert.deepEqual(await update(loadController, 6n), [])
    assert.equal((await lastLog())?.reason, 'originator-not-holder')
  })

  it('are not by the supplier under the load controller’s message code', async () => {
    const { update, lastLog, send, device } = controlledMeter()
    const payload = { authorisingCell: cells.loadControllerSignature, mode: 10 }
    const command = await updateCommand({
      device,
      by: albion,
      counter: 5n,
      role: 'LoadController',
      replacements: replacementsBy(albion, 'LoadController'),
      payload,
      header: { messageCode: 0x0125 },
    })
    assert.deepEqual(await send(command), [])
    assert.equal((await lastLog())?.reason, 'originator-not-holder')
    assert.equal((await update(loadController, 6n)).length, 1)
  })

  it('take a supplier’s certificate, and none of a network operator', async () => {
    const { update, holder } = controlledMeter()
    await update(loadController, 5n, {}, border)
    assert.equal(await holder(), border.entityIdentifier)
    const { update: updateAnother, holder: holderOfAnother } = controlledMeter()
    const [answer] = await updateAnother(loadController, 5n, {}, london)
    const read = readCs02bResponse(messageIn(answer).content)
    assert.deepEqual(read.ok && read.value.outcome?.replacements.map(({ status }) => status), [5, 5])
    assert.equal(await holderOfAnother(), loadController.entityIdentifier)
  })

  for (const [by, mode] of [
    [loadController, 10],
    [albion, 11],
  ] as const)
    it(`are replaced at a later time by ${mode === 10 ? 'their holder' : 'the supplier'}, who is told by alert 0x0124`, async () => {
      const { update, clock, alerts } = controlledMeter()
      const [answer] = await update(by, 5n, { executionDateTime: executionDateTimeOf(anHourLater) })
      assert.deepEqual(readCs02bResponse(messageIn(answer).content), { ok: true, value: { outcome: null } })
      await clock.advanceTo(anHourLater)
      const message = messageIn(alerts[0])
      assert.deepEqual([message.messageCode, message.recipient], [0x0124, by.entityIdentifier])
      const alert = readCs02bAlert(message.content)
      assert.ok(alert.ok)
      assert.deepEqual([alert.value.alertCode, alert.value.outcome.mode], [0x8f66, mode])
    })

  it('stay as they are where their holder cancels', async () => {
    const { update, clock, alerts } = controlledMeter()
    await update(loadController, 5n, { executionDateTime: executionDateTimeOf(anHourLater) })
    await update(loadController, 6n, { executionDateTime: cancellationDateTime })
    await clock.advanceTo(anHourLater)
    assert.deepEqual(alerts, [])
  })
})
