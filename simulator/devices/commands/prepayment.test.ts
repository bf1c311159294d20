import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { UseCaseCommand } from '../../gbcs/content/command-content.ts'
import { cs01a, ecs02, ecs03, ecs04a, ecs04b, ecs07, ecs08a, ecs09 } from '../../gbcs/dlms/commands/payment.ts'
import { sharedSecret } from '../../gbcs/key-agreement.ts'
import { writeTopUpToken } from '../../gbcs/top-up-token.ts'
import { instant } from '../../vocabulary/instant.ts'
import { accessResponseIn, contentCommand } from '../testing/access.ts'
import { beginning, messageIn, testedDevice } from '../testing/device-under-test.ts'
import { albion, border, credentialOf, type Party, smki } from '../testing/parties.ts'

const hour = 3_600_000
const day = 24 * hour

function meter() {
  const tested = testedDevice('ESME', { supplier: albion })
  const { device, population, clock } = tested
  let counter = 0n
  const ask = async <Values>(command: UseCaseCommand<Values>, values: Values, isCritical = true) => {
    counter += 1n
    const content = command.write(values, counter)
    const sent = { device, by: albion, counter, messageCode: command.messageCode, content, isCritical }
    const [frame] = await tested.send(await contentCommand(sent))
    return accessResponseIn(messageIn(frame).content).results.map(({ result }) => result)
  }
  const shown = async (name: string) => (await population.displayOf(device)).find((line) => line.name === name)?.value
  const pounds = async () => Number((await shown('meter-balance'))?.replace('−', '-').replace('£', ''))
  const token = (amount: number, number: bigint, by: Party = albion) => {
    const { privateKey } = credentialOf(by, 'prepaymentKeyAgreement')
    const secret = sharedSecret(privateKey.key, smki.deviceCredentials(device).keyAgreement.certificate.publicKey)
    return writeTopUpToken({ amount, unit: 'pounds' }, number, { supplier: by.entityIdentifier, device, secret })
  }
  const topUp = (utrn: string) => ask(cs01a, { utrn })
  /** Prepayment from nothing on, with supply cut off below that. */
  const prepay = async () => {
    await ask(ecs04b, {})
    return ask(ecs03, { disablementThreshold: 0, configuration: [], thresholdFrom: 'at once', from: 'at once' })
  }
  return {
    ...tested,
    ask,
    shown,
    pounds,
    token,
    topUp,
    prepay,
    after: (ms: number) => clock.advanceTo(instant(beginning + ms)),
  }
}

describe('a meter in credit mode', () => {
  it('counts what a billing period has cost so far, and begins anew with the next', async () => {
    const { shown, pounds, after } = meter()
    assert.equal(await shown('payment-mode'), 'credit')
    const before = await pounds()
    await after(day)
    const later = await pounds()
    assert.ok(later < before - 0.3, `${before} to ${later}: a day and its standing charge`)
    await after(10 * day)
    assert.ok((await pounds()) > later, 'the first of the month was between')
  })
})

describe('a meter in prepayment mode', () => {
  it('takes a top-up once, made by its supplier for it', async () => {
    const { prepay, topUp, token, pounds, lastLog } = meter()
    await prepay()
    const before = await pounds()
    assert.deepEqual(await topUp(token(10, 1n)), [0])
    assert.equal(Math.round(100 * ((await pounds()) - before)), 1000)
    assert.deepEqual(await topUp(token(10, 1n)), [1], 'used')
    assert.equal((await lastLog())?.event, 0x8f51)
    assert.deepEqual(await topUp(token(10, 2n, border)), [1], 'of another supplier')
    assert.equal((await lastLog())?.event, 0x8f63)
    assert.deepEqual(await topUp('12345678901234567890'), [1], 'no token')
    assert.equal(Math.round(100 * ((await pounds()) - before)), 1000)
  })

  it('takes tokens in any order', async () => {
    const { prepay, topUp, token } = meter()
    await prepay()
    assert.deepEqual(await topUp(token(5, 3n)), [0])
    assert.deepEqual(await topUp(token(5, 2n)), [0])
    assert.deepEqual(await topUp(token(5, 2n)), [1])
  })

  it('takes no more at once, and holds no more, than is set', async () => {
    const { ask, prepay, topUp, token, lastLog } = meter()
    await prepay()
    const from = 'at once' as const
    const done = await ask(ecs08a, {
      specialDays: [],
      maxMeterBalance: 3_000_000,
      maxCreditThreshold: 2_000_000,
      nonDisablement: [],
      debtRecoveryRateCap: 10_000,
      debtRecoveryRateCapPeriodSeconds: 604_800,
      lowCreditThreshold: 200_000,
      emergencyCreditLimit: 500_000,
      nonDisablementFrom: from,
      emergencyCreditThreshold: 100_000,
      maxMeterBalanceFrom: from,
      maxCreditThresholdFrom: from,
      debtRecoveryRateCapFrom: from,
      debtRecoveryRateCapPeriodFrom: from,
      lowCreditThresholdFrom: from,
      emergencyCreditLimitFrom: from,
      emergencyCreditThresholdFrom: from,
      specialDaysFrom: from,
    })
    assert.deepEqual(
      done.filter((result) => result !== 0),
      [],
    )
    assert.deepEqual(await topUp(token(21, 1n)), [1])
    assert.equal((await lastLog())?.event, 0x8f5b)
    await ask(ecs04a, { amount: 2_900_000 })
    assert.deepEqual(await topUp(token(20, 1n)), [1])
    assert.equal((await lastLog())?.event, 0x8f47)
  })

  it('cuts supply off when nothing is left, says so, and counts nothing until the customer closes it', async () => {
    const { prepay, topUp, token, shown, after, alerts, population, device } = meter()
    await prepay()
    await topUp(token(50, 1n))
    await topUp(token(20, 2n))
    await after(30 * day)
    assert.equal(await shown('supply'), 'off')
    const codes = alerts.map((frame) => messageIn(frame).content.toString('hex'))
    for (const code of ['810d', '8119', '8f0f'])
      assert.ok(
        codes.some((content) => content.includes(code)),
        code,
      )
    const counted = await shown('energy-imported-wh')
    await after(31 * day)
    assert.equal(await shown('energy-imported-wh'), counted)
    assert.equal((await population.atTheMeter(device, { kind: 'enable-supply' })).ok, false)
    assert.deepEqual(await topUp(token(50, 3n)), [0])
    assert.equal(await shown('supply'), 'armed')
    assert.equal((await population.atTheMeter(device, { kind: 'enable-supply' })).ok, true)
    assert.equal(await shown('supply'), 'on')
    await after(32 * day)
    assert.notEqual(await shown('energy-imported-wh'), counted)
  })

  it('gives emergency credit where little is left, and takes it back from the next top-up', async () => {
    const { ask, prepay, topUp, token, shown, pounds } = meter()
    await prepay()
    await topUp(token(50, 1n))
    await ask(ecs04a, { amount: -Math.round(100_000 * (await pounds())) + 1_000_000 })
    assert.deepEqual(await ask(ecs09, {}), [250], 'ten pounds are left')
    await ask(ecs04a, { amount: -950_000 })
    assert.deepEqual(await ask(ecs09, {}), [0])
    assert.equal(await shown('emergency-credit'), '£10.00')
    await topUp(token(5, 2n))
    assert.equal(await shown('emergency-credit'), '', 'none of it was used')
    assert.equal(Math.round(100 * (await pounds())), 550)
  })

  it('recovers debt by the day, and from every payment', async () => {
    const { ask, prepay, topUp, token, shown, pounds, after } = meter()
    await prepay()
    const rate = { scaling: { priceScale: -2 }, charges: [{ index: Buffer.alloc(0), price: 50 }] }
    const nothing = { scaling: { priceScale: -2 }, charges: [{ index: Buffer.alloc(0), price: 0 }] }
    await topUp(token(50, 1n))
    await ask(ecs07, {
      rate1: rate,
      rate2: nothing,
      perPayment: 2_000,
      periodSeconds1: 86_400,
      periodSeconds2: 86_400,
      paymentDebt: 1_000_000,
      debt1: 120_000,
      debt2: 0,
    })
    assert.equal(await shown('debt'), '£11.20')
    await after(2 * day)
    assert.equal(await shown('debt'), '£10.20', 'two days of fifty pence')
    await after(3 * day)
    assert.equal(await shown('debt'), '£10.00', 'and the rest')
    const before = await pounds()
    await topUp(token(10, 2n))
    assert.equal(await shown('debt'), '£8.00', 'a fifth of ten pounds')
    assert.equal(Math.round(100 * ((await pounds()) - before)), 800)
  })

  it('goes back to credit mode, and is cut off no more', async () => {
    const { ask, prepay, shown, after, topUp, token } = meter()
    await prepay()
    await topUp(token(40, 1n))
    await ask(ecs02, { configuration: [], from: 'at once' })
    await after(40 * day)
    assert.equal(await shown('supply'), 'on')
  })

  it('is as it was after a restart', async () => {
    const { prepay, topUp, token, memory, population, device } = meter()
    await prepay()
    await topUp(token(10, 1n))
    const again = testedDevice('ESME', { supplier: albion }, memory)
    assert.deepEqual(await again.population.displayOf(device), await population.displayOf(device))
    assert.equal(await again.population.nextTopUpNumber(device), 2n)
  })
})
