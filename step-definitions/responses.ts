import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import { readCs02bResponse } from '../simulator/gbcs/credentials/update-security-credentials.ts'
import type { ReceivedDocument } from '../simulator/harness/index.ts'
import { entityIdentifiersOf } from '../simulator/market/look-up.ts'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import { supplierOf } from './support/sending.ts'
import type { NetworkWorld } from './support/world.ts'

/** What came for the latest request; everything is at rest, so what has not come does not come. */
async function serviceResponse(world: NetworkWorld, exchange = world.scene.exchange): Promise<ReceivedDocument> {
  const { mailbox } = await supplierOf(world)
  const { requestId } = exchange.request
  const received = mailbox.received().filter(({ response }) => response.requestId === requestId)
  expect(received, 'Service Responses').to.have.length(1)
  return received[0] as ReceivedDocument
}

When(/^(half a minute|a minute) passes$/, async function (this: NetworkWorld, duration: string) {
  const { time } = await this.network()
  await time.virtual().advanceBy(duration === 'a minute' ? 60_000 : 30_000)
})

When('the device can be reached again after {duration}', async function (this: NetworkWorld, duration: number) {
  const { time, faultPlan } = await this.network()
  const clock = time.virtual()
  await clock.advanceBy(duration)
  faultPlan.replace([])
  // The DCC tries again after a wait of a few seconds.
  await clock.advanceBy(10_000)
})

Given("its supplier's Receive Response service is away", async function (this: NetworkWorld) {
  const { dcc } = await this.network()
  const supplier = await supplierOf(this)
  this.scene.address = dcc.users.addressOf(supplier.entityIdentifier)
  // The discard port: nobody listens there.
  await dcc.users.setAddress(supplier.entityIdentifier, 'http://127.0.0.1:9/')
})

When('the Receive Response service is back after {duration}', async function (this: NetworkWorld, duration: number) {
  const { dcc, time } = await this.network()
  const supplier = await supplierOf(this)
  await time.virtual().advanceBy(duration)
  await dcc.users.setAddress(supplier.entityIdentifier, this.scene.address ?? null)
  await time.virtual().advanceBy(60_000)
})

Then(
  "the supplier receives the device's answer with the outcome success for each certificate",
  async function (this: NetworkWorld) {
    const { response, message } = await serviceResponse(this)
    expect(response.responseCode).to.equal('I0')
    expect(message?.originator).to.equal(this.scene.device.id)
    const read = readCs02bResponse(message?.content ?? Buffer.alloc(0))
    if (!read.ok) throw new Error(read.failure.detail)
    expect(read.value.outcome?.replacements.map(({ status }) => status)).to.deep.equal([0, 0])
  },
)

Then('the supplier is told {code} of its first request', async function (this: NetworkWorld, code: string) {
  const { response } = await serviceResponse(this, this.scene.firstExchange)
  expect(response.responseCode).to.equal(code)
})

Then('the supplier is told {code}', async function (this: NetworkWorld, code: string) {
  const { response } = await serviceResponse(this)
  expect(response.responseCode).to.equal(code)
})

Then(
  '{party} learns by DCC Alert N42 that its certificates are on the device',
  async function (this: NetworkWorld, party: NetworkOperator) {
    const { dcc } = await this.network()
    const { requestId } = this.scene.exchange.request
    const entries = (await dcc.transcript(requestId))?.entries ?? []
    const alerts = entries.filter((entry) => entry.kind === 'queued' && entry.what === 'dcc-alert')
    expect(alerts).to.have.length(1)
    const [alert] = alerts
    if (alert?.kind !== 'queued') return
    expect(alert.code).to.equal('N42')
    expect(entityIdentifiersOf(party)).to.include(alert.to)
  },
)
