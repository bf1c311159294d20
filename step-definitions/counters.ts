import { Given, Then } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import { handOver } from './support/sending.ts'
import type { NetworkWorld } from './support/world.ts'

/** Users count in milliseconds since 1970: no counter of this millennium comes near it. */
const aboveEveryCounter = 2n ** 62n

Given(
  'its network operator slot was handed over to {party} with a floor above every counter',
  function (this: NetworkWorld, party: NetworkOperator) {
    return handOver(this, party, aboveEveryCounter)
  },
)

Given(
  'its network operator slot was handed over to {party} with a floor of nought',
  function (this: NetworkWorld, party: NetworkOperator) {
    return handOver(this, party)
  },
)

Given('its link delivers every frame twice', async function (this: NetworkWorld) {
  const { faultPlan } = await this.network()
  faultPlan.replace([{ fault: 'duplicated', direction: 'down', device: this.scene.device.id }])
})

/** What the device's security log says of a Command, by the words of the features. */
const reasonsToDrop: Readonly<Record<string, string>> = {
  'its counter is not higher': 'counter-not-higher',
  'its originator does not hold the slot': 'originator-not-holder',
}

Then(/^the device drops the Command because (its .+)$/, async function (this: NetworkWorld, why: string) {
  const { devices } = await this.network()
  const last = (await devices.logOf(this.scene.device.id)).at(-1)
  expect({ kind: last?.kind, reason: last?.reason }).to.deep.equal({ kind: 'dropped', reason: reasonsToDrop[why] })
})

Then('the device executed one Command and dropped the other', async function (this: NetworkWorld) {
  const { devices } = await this.network()
  const kinds = (await devices.logOf(this.scene.device.id)).map(({ kind }) => kind)
  expect(kinds).to.deep.equal(['executed', 'dropped'])
})
