import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '../users/user.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { serviceRequests } from '../vocabulary/service-reference.ts'
import { requestOf } from './index.ts'
import { deterministicTestBed } from './testing/scene.ts'

const dayMs = 86_400_000
type Fields = readonly (readonly [string, string])[]

/** Everything that a month left behind: frames of each link, documents that users took, what the meter showed. */
interface Month {
  readonly frames: readonly string[]
  readonly documents: readonly string[]
  readonly shown: readonly string[]
}

const prepayment: Fields = [
  ['Prepayment.SuspendDebtDisabled', 'false'],
  ['Prepayment.SuspendDebtEmergency', 'false'],
  ['Prepayment.DisablementThreshold', '0'],
]

/**
 * A home pays as it goes: it is read every day, tops up every third, has a debt and another price from the tenth day on, runs out of credit
 * at last, and is without power for an hour.
 */
async function liveMonth(): Promise<Month> {
  const testBed = await deterministicTestBed({ seed: 'a month' })
  try {
    const { network, users } = testBed
    const { fleet, time, devices, vending, supply, wan } = network
    const [home] = fleet.find(({ esmeSlot }) => esmeSlot === 'right-operator', 1)
    if (home === undefined) throw new Error('No home suits')
    const supplier = await users.supplier(home.supplier.entityIdentifier)
    const operator = await users.networkOperator(
      home.electricityNetworkOperator.entityIdentifiers[0] as EntityIdentifier,
    )
    const meter = home.devices.ESME
    const send = async (user: User, srv: string, fields: Fields = []) => {
      assert.ok(serviceRequests[srv])
      const request = requestOf({ serviceReferenceVariant: srv, device: meter, fields }, user.newRequestId)
      if (!request.ok) throw new Error(request.failure)
      const performed = await user.perform(request.value)
      if (!performed.ok) throw new Error(performed.failure.detail)
      assert.equal(performed.value.last.answer.response.responseCode, 'I99', srv)
      await time.inFlight.settled()
    }
    const shown: string[] = []
    await send(supplier, '1.5', [['CreditMode.ResetMeterBalance', '']])
    await send(supplier, '1.6', prepayment)
    for (let day = 1; day <= 30; day += 1) {
      if (day % 3 === 1 && day < 15) {
        const sold = await vending.sell(meter, 1500)
        if (!sold.ok) throw new Error(sold.failure)
        await send(supplier, '2.2', [['UTRN', sold.value]])
      }
      if (day === 10) await send(supplier, '1.2.1', dearer)
      if (day === 15) {
        await supply.interrupt(home.index)
        await time.virtual().advanceBy(3_600_000)
        await supply.restore(home.index)
      }
      await time.virtual().advanceBy(dayMs)
      await time.inFlight.settled()
      if (day !== 15) await send(supplier, '4.1.1')
      if (day % 7 === 0) await send(operator, '6.2.7')
      const lines = await devices.displayOf(meter)
      shown.push(lines.map(({ name, value }) => `${name} ${value}`).join(', '))
    }
    const frames = wan
      .link(meter)
      .map(({ direction, at, octets }) => `${at} ${direction} ${Buffer.from(octets).toString('hex')}`)
    const documents = [supplier, operator].flatMap(({ mailbox }) =>
      mailbox.received().map(({ document }) => document.toString('utf8')),
    )
    return { frames, documents, shown }
  } finally {
    await testBed.close()
  }
}

const dearer: Fields = [
  ['PriceElements.ElectricityPriceElements.StandingCharge', '32000'],
  ['PriceElements.ElectricityPriceElements.StandingChargeScale', '-5'],
  ['PriceElements.ElectricityPriceElements.PriceScale', '-5'],
  ['PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice.index', '1'],
  ['PriceElements.ElectricityPriceElements.TOUTariff.TOUPrice', '30000'],
]

test('a home lives a month in under a minute, and again the same to the octet', async () => {
  const began = performance.now()
  const month = await liveMonth()
  const tookMs = performance.now() - began
  assert.ok(tookMs < 60_000, `${Math.round(tookMs)} ms`)
  assert.ok(month.shown[0]?.includes('supply on'), month.shown[0])
  assert.ok(month.shown.at(-1)?.includes('supply off'), month.shown.at(-1))
  assert.deepEqual(await liveMonth(), month)
})
