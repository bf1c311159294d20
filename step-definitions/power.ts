import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import { senderCalled } from './support/senders.ts'
import type { NetworkWorld } from './support/world.ts'

async function interrupt(world: NetworkWorld): Promise<void> {
  const { supply, time } = await world.network()
  // Whoever is told is there to hear of it.
  await senderCalled(world, 'the network operator')
  await supply.interrupt(world.scene.premises.index)
  await time.inFlight.settled()
}

async function restore(world: NetworkWorld, afterMs: number): Promise<void> {
  const { supply, time } = await world.network()
  await time.virtual().advanceBy(afterMs)
  await supply.restore(world.scene.premises.index)
  await time.inFlight.settled()
}

Given('the power of the home has failed', function (this: NetworkWorld) {
  return interrupt(this)
})

When('the power is back after {duration}', function (this: NetworkWorld, afterMs: number) {
  return restore(this, afterMs)
})

/** Codes of the DCC's own alerts that a user has taken, in the order in which they came. */
async function dccAlerts(world: NetworkWorld, sender: string): Promise<readonly string[]> {
  const { mailbox } = await senderCalled(world, sender)
  await (await world.network()).time.inFlight.settled()
  return mailbox
    .received()
    .flatMap(({ response: { body } }) => (body.kind === 'DCCAlertMessage' ? [body.alertCode] : []))
}

Then('{sender} receives DCC Alert {dcc-alert}', async function (this: NetworkWorld, sender: string, code: string) {
  expect(await dccAlerts(this, sender)).to.include(code)
})

Then('{sender} receives no DCC Alert {dcc-alert}', async function (this: NetworkWorld, sender: string, code: string) {
  expect(await dccAlerts(this, sender)).not.to.include(code)
})

Then('{sender} receives no alert of the device', async function (this: NetworkWorld, sender: string) {
  const { mailbox } = await senderCalled(this, sender)
  const bodies = mailbox.received().map(({ response: { body } }) => body.kind)
  expect(bodies).not.to.include('DeviceAlertMessage')
})
