import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { UseCaseCommand } from '../../gbcs/content/command-content.ts'
import { readContent } from '../../gbcs/contents.ts'
import { cs01b, gcs03, gcs04, gcs06, gcs40b } from '../../gbcs/gbz/commands/settings.ts'
import type { GbzContent } from '../../gbcs/gbz/content.ts'
import { sharedSecret } from '../../gbcs/key-agreement.ts'
import { writeTopUpToken } from '../../gbcs/top-up-token.ts'
import { instant } from '../../vocabulary/instant.ts'
import { contentCommand } from '../testing/access.ts'
import { beginning, messageIn, testedDevice } from '../testing/device-under-test.ts'
import { albion, border, credentialOf, type Party, smki } from '../testing/parties.ts'

const day = 86_400_000

function meter() {
  const tested = testedDevice('GSME', { supplier: albion })
  const { device, population, clock } = tested
  let counter = 0n
  const ask = async <Values>(command: UseCaseCommand<Values>, values: Values, isCritical = true) => {
    counter += 1n
    const content = command.write(values, counter)
    const sent = { device, by: albion, counter, messageCode: command.messageCode, content, isCritical }
    const message = messageIn((await tested.send(await contentCommand(sent)))[0])
    const read = readContent(message, message.content)
    if (!read.ok || read.value === null) throw new Error('The answer does not read')
    return (read.value.value as GbzContent).components.map(({ payload }) => payload)
  }
  const shown = async (name: string) => (await population.displayOf(device)).find((line) => line.name === name)?.value
  const token = (amount: number, number: bigint, by: Party = albion) => {
    const { privateKey } = credentialOf(by, 'prepaymentKeyAgreement')
    const secret = sharedSecret(privateKey.key, smki.deviceCredentials(device).keyAgreement.certificate.publicKey)
    return writeTopUpToken({ amount, unit: 'pounds' }, number, { supplier: by.entityIdentifier, device, secret })
  }
  const topUp = async (utrn: string) => {
    const topUpCode = Buffer.from(utrn, 'latin1')
    const [payload] = await ask(cs01b, { topUp: { originatingDevice: 0, topUpCode } })
    return (payload as { readonly resultType: number }).resultType
  }
  /** Prepayment from nothing on, with the valve closed below that. */
  const prepay = async () => {
    await ask(gcs40b, {
      adjustment: { issuerEventId: 0, startTime: 0, creditAdjustmentType: 1, creditAdjustmentValue: 0 },
    })
    const mode = { providerId: 0, issuerEventId: 0, implementationDateTime: 0, cutOffValue: 0 }
    return ask(gcs03, { mode: { ...mode, proposedPaymentControlConfiguration: 0x0097 } })
  }
  const after = (ms: number) => clock.advanceTo(instant(beginning + ms))
  return { ...tested, ask, shown, token, topUp, prepay, after }
}

describe('a gas meter in prepayment mode', () => {
  it('takes a top-up once, made by its supplier for it', async () => {
    const { prepay, topUp, token, shown } = meter()
    await prepay()
    assert.equal(await topUp(token(10, 1n)), 0)
    assert.equal(await shown('meter-balance'), '£10.00')
    assert.equal(await topUp(token(10, 1n)), 2, 'used')
    assert.equal(await topUp(token(10, 2n, border)), 1, 'of another supplier')
    assert.equal(await topUp('12345678901234567890'), 1, 'no token')
    assert.equal(await topUp(token(51, 2n)), 0)
    assert.equal(await topUp(token(251, 3n)), 6, 'too much at once')
    assert.equal(await shown('meter-balance'), '£61.00')
  })

  it('closes its valve when nothing is left, and opens it by hand after a top-up', async () => {
    const { prepay, topUp, token, shown, after, alerts, population, device } = meter()
    await prepay()
    await topUp(token(10, 1n))
    await after(40 * day)
    assert.equal(await shown('supply'), 'off')
    const codes = alerts.map((frame) => messageIn(frame).content.toString('hex'))
    for (const code of ['810d', '8119', '8f0f'])
      assert.ok(
        codes.some((content) => content.includes(code)),
        code,
      )
    const counted = await shown('gas-consumed-dm3')
    await after(41 * day)
    assert.equal(await shown('gas-consumed-dm3'), counted)
    assert.equal((await population.atTheMeter(device, { kind: 'enable-supply' })).ok, false)
    assert.equal((await population.atTheMeter(device, { kind: 'enter-token', token: token(50, 2n) })).ok, true)
    assert.equal(await shown('supply'), 'armed')
    assert.equal((await population.atTheMeter(device, { kind: 'enable-supply' })).ok, true)
    await after(42 * day)
    assert.notEqual(await shown('gas-consumed-dm3'), counted)
  })

  it('gives emergency credit, and recovers debt', async () => {
    const { ask, prepay, topUp, token, shown, after } = meter()
    await prepay()
    assert.deepEqual((await ask(gcs06, { select: { commandIssueDateTime: 0, originatingDevice: 0 } }))[0], {
      commandId: 0,
      status: 0,
    })
    assert.equal(await shown('emergency-credit'), '£10.00')
    await topUp(token(50, 1n))
    const debt = {
      issuerEventId: 0,
      debtLabel: Buffer.alloc(0),
      debtAmount: 120_000,
      debtRecoveryMethod: 0,
      debtAmountType: 1,
      debtRecoveryStartTime: 0,
      debtRecoveryCollectionTime: 0,
      debtRecoveryFrequency: 1,
      debtRecoveryAmount: 50_000,
      debtRecoveryBalancePercentage: 0,
    }
    await ask(gcs04, { debts: [debt] })
    assert.equal(await shown('debt'), '£1.20')
    await after(2 * day)
    assert.equal(await shown('debt'), '£0.20')
    await after(3 * day)
    assert.equal(await shown('debt'), '£0.00')
  })
})
