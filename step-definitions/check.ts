import { Given, Then } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { CheckSettings, Decision, UnknownReason } from '../simulator/harness/index.ts'
import type { NetworkWorld } from './support/world.ts'

Given('the check is in monitor mode', async function (this: NetworkWorld) {
  const { dcc } = await this.network()
  dcc.check.configure({ mode: 'monitor' })
})

Given('the check is off', async function (this: NetworkWorld) {
  const { dcc } = await this.network()
  dcc.check.configure({ mode: 'off' })
})

async function setCheck(world: NetworkWorld, change: (settings: CheckSettings) => CheckSettings): Promise<void> {
  const { dcc } = await world.network()
  dcc.check.configure({ settings: change(dcc.check.settings) })
}

Given(/^a DCC whose check accepts ((?:no|ambiguous)-\S+)$/, function (this: NetworkWorld, reason: UnknownReason) {
  return setCheck(this, ({ onUnknown, ...settings }) => ({
    ...settings,
    onUnknown: { ...onUnknown, [reason]: 'accept' },
  }))
})

Given('a DCC whose check allows the certificates of the Access Control Broker', function (this: NetworkWorld) {
  return setCheck(this, (settings) => ({ ...settings, allowAccessControlBroker: true }))
})

Given('a DCC whose check looks at requests of network operators too', function (this: NetworkWorld) {
  return setCheck(this, (settings) => ({ ...settings, appliesToNetworkOperators: true }))
})

async function decisionsOf(world: NetworkWorld): Promise<readonly Decision[]> {
  const { dcc } = await world.network()
  const { requestId } = world.scene.exchange.request
  return dcc.decisions.list().filter((decision) => decision.requestId === requestId)
}

async function expectDecision(world: NetworkWorld, outcome: Decision['outcome'], rule: string): Promise<void> {
  const [decision, ...others] = await decisionsOf(world)
  world.verdict.hold(decision, { outcome, rule })
  // 6.15.1 is decided twice: as a request, and as what was signed.
  for (const other of others) world.verdict.hold(other, { outcome, rule })
}

Then('the check accepted the request by {rule}', function (this: NetworkWorld, rule: string) {
  return expectDecision(this, 'accepted', rule)
})

Then('the check refused the request by {rule}', function (this: NetworkWorld, rule: string) {
  return expectDecision(this, 'refused', rule)
})

Then('the check did not apply by {rule}', function (this: NetworkWorld, rule: string) {
  return expectDecision(this, 'not-applicable', rule)
})

async function expectWarnings(world: NetworkWorld, ...warnings: string[]): Promise<void> {
  const [decision] = await decisionsOf(world)
  world.verdict.hold(decision, { outcome: 'accepted', warnings })
}

Then('the check accepted the request without a warning', function (this: NetworkWorld) {
  return expectWarnings(this)
})

Then(
  'the check accepted the request and warned of the network party of another metering point',
  function (this: NetworkWorld) {
    return expectWarnings(this, 'other-network-party-on-secondary-point')
  },
)

Then('the check was not asked', async function (this: NetworkWorld) {
  expect(await decisionsOf(this)).to.have.length(0)
})
