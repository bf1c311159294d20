import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import { senderCalled } from './support/senders.ts'
import { send } from './support/service-requests.ts'
import type { NetworkWorld } from './support/world.ts'

/** A meter that pays as it goes, from nothing on: what was used before is settled, and then its mode is another. */
Given('the supplier has put it into prepayment mode', async function (this: NetworkWorld) {
  const supplier = await senderCalled(this, 'the supplier')
  expect(await send(this, supplier, '1.5', [['CreditMode.ResetMeterBalance', '']])).to.equal('I99')
  const mode = [
    ['Prepayment.SuspendDebtDisabled', 'false'],
    ['Prepayment.SuspendDebtEmergency', 'false'],
    ['Prepayment.DisablementThreshold', '0'],
  ] as const
  expect(await send(this, supplier, '1.6', mode)).to.equal('I99')
})

async function buy(world: NetworkWorld, pounds: number): Promise<string> {
  const { vending } = await world.network()
  const sold = await vending.sell(world.scene.device.id, 100 * pounds)
  if (!sold.ok) throw new Error(sold.failure)
  world.scene.topUp = sold.value
  return sold.value
}

Given('the customer has bought a top-up of £{int}', async function (this: NetworkWorld, pounds: number) {
  await buy(this, pounds)
})

Given('the customer has topped up by £{int}', async function (this: NetworkWorld, pounds: number) {
  const supplier = await senderCalled(this, 'the supplier')
  expect(await send(this, supplier, '2.2', [['UTRN', await buy(this, pounds)]])).to.equal('I99')
})

type Devices = Awaited<ReturnType<NetworkWorld['network']>>['devices']
type ActionAtMeter = Parameters<Devices['atTheMeter']>[1]

async function atTheMeter(world: NetworkWorld, action: ActionAtMeter): Promise<boolean> {
  const { devices, time } = await world.network()
  const { ok } = await devices.atTheMeter(world.scene.device.id, action)
  await time.inFlight.settled()
  return ok
}

When('the customer enters {string} at the meter', async function (this: NetworkWorld, token: string) {
  await atTheMeter(this, { kind: 'enter-token', token: token === 'its top-up' ? (this.scene.topUp ?? '') : token })
})

When('the customer switches supply on at the meter', async function (this: NetworkWorld) {
  expect(await atTheMeter(this, { kind: 'enable-supply' })).to.equal(true)
})

When('the customer takes emergency credit at the meter', async function (this: NetworkWorld) {
  expect(await atTheMeter(this, { kind: 'activate-emergency-credit' })).to.equal(true)
})

When('{duration} pass(es) in the home', async function (this: NetworkWorld, duration: number) {
  const { time } = await this.network()
  await time.virtual().advanceBy(duration)
  await time.inFlight.settled()
})

Then('the meter shows {string} as {string}', async function (this: NetworkWorld, name: string, value: string) {
  const { devices } = await this.network()
  const lines = await devices.displayOf(this.scene.device.id)
  expect(Object.fromEntries(lines.map((line) => [line.name, line.value]))).to.have.property(name, value)
})
