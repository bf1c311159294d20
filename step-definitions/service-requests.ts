import { type DataTable, Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import { voltageThresholds } from '../simulator/harness/rehearsal/story-steps.ts'
import { entityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { answerTo } from './support/answers.ts'
import { calendarCalled } from './support/calendars.ts'
import { senderCalled } from './support/senders.ts'
import { type Rows, send } from './support/service-requests.ts'
import { valueInWords } from './support/values-in-words.ts'
import type { NetworkWorld } from './support/world.ts'

const rowsOf = (table: DataTable): Rows => Object.entries(table.rowsHash())

/** What 12.2 says of a device of the type beside its identifier and its make. */
const prenotified: Readonly<Record<string, Rows>> = {
  'the new ESME': [
    ['DeviceType', 'ESME'],
    ['SMETSCHTSVersion', 'SMETS2 V5.1'],
    ['FirmwareVersion', '0002012F'],
    ['ESMEVariant', 'A'],
  ],
  'the new hub': [
    ['DeviceType', 'CHF'],
    ['SMETSCHTSVersion', 'CHTS V1.4'],
    ['FirmwareVersion', '0002012F'],
    ['AssociatedGPFDeviceID', "the new hub's GPF"],
  ],
  'the new CAD': [['DeviceType', 'CAD']],
}

Given('{sender} has pre-notified {thing}', async function (this: NetworkWorld, sender: string, thing: string) {
  const make: Rows = [
    ['DeviceID', thing],
    ['DeviceManufacturer', 'AB01'],
    ['DeviceModel', '010A030B'],
  ]
  const code = await send(this, await senderCalled(this, sender), '12.2', [...make, ...(prenotified[thing] ?? [])])
  expect(code).to.equal('I99')
})

When('{sender} sends {srv}', async function (this: NetworkWorld, sender: string, srv: string) {
  await send(this, await senderCalled(this, sender), srv, [])
})

When('{sender} sends {srv} to {thing}', async function (this: NetworkWorld, sender: string, srv: string, to: string) {
  const device = entityIdentifier(await valueInWords(this, to))
  await send(this, await senderCalled(this, sender), srv, [], device)
})

When(
  '{sender} sends {srv} to {thing} with',
  async function (this: NetworkWorld, sender: string, srv: string, to: string, table: DataTable) {
    const device = entityIdentifier(await valueInWords(this, to))
    await send(this, await senderCalled(this, sender), srv, rowsOf(table), device)
  },
)

When('{sender} sends {srv} with', async function (this: NetworkWorld, sender: string, srv: string, table: DataTable) {
  await send(this, await senderCalled(this, sender), srv, rowsOf(table))
})

Given(
  '{sender} has sent {srv} with',
  async function (this: NetworkWorld, sender: string, srv: string, table: DataTable) {
    const code = await send(this, await senderCalled(this, sender), srv, rowsOf(table))
    expect(code).to.be.oneOf(['I0', 'I99'])
  },
)

Given(
  '{sender} has sent {srv} to {thing} with',
  async function (this: NetworkWorld, sender: string, srv: string, to: string, table: DataTable) {
    const device = entityIdentifier(await valueInWords(this, to))
    const code = await send(this, await senderCalled(this, sender), srv, rowsOf(table), device)
    expect(code).to.be.oneOf(['I0', 'I99'])
  },
)

Given(
  '{sender} has sent {srv} to {thing}',
  async function (this: NetworkWorld, sender: string, srv: string, to: string) {
    const device = entityIdentifier(await valueInWords(this, to))
    const code = await send(this, await senderCalled(this, sender), srv, [], device)
    expect(code).to.be.oneOf(['I0', 'I99'])
  },
)

Given(
  '{sender} has sent {srv} for {calendar} with',
  async function (this: NetworkWorld, sender: string, srv: string, calendar: string, table: DataTable) {
    const rows = [...rowsOf(table), ...calendarCalled(calendar, srv, this.scene.device.type)]
    const code = await send(this, await senderCalled(this, sender), srv, rows)
    expect(code).to.be.oneOf(['I0', 'I99'])
  },
)

Given('the supplier has put it on its hub with a mistyped install code', async function (this: NetworkWorld) {
  const code = await send(this, await senderCalled(this, 'the supplier'), '8.11', [
    ['DeviceID', 'itself'],
    ['RequestType', 'Add'],
    ['JoinTimePeriod', '90'],
    ['InstallCode', '0011223344556677'],
  ])
  expect(code).to.equal('I99')
})

Given('{sender} is listening', async function (this: NetworkWorld, sender: string) {
  await senderCalled(this, sender)
})

Then('the inventory has {thing} as {status}', async function (this: NetworkWorld, words: string, status: string) {
  expect((await recordOf(this, words))?.status).to.equal(status)
})

Then(
  'the inventory has {thing} with firmware {word}',
  async function (this: NetworkWorld, words: string, version: string) {
    expect((await recordOf(this, words))?.details.firmwareVersion).to.equal(version)
  },
)

Then('the inventory does not have {thing}', async function (this: NetworkWorld, words: string) {
  expect(await recordOf(this, words)).to.equal(undefined)
})

async function recordOf(world: NetworkWorld, words: string) {
  const { dcc } = await world.network()
  return dcc.inventory.record(entityIdentifier(await valueInWords(world, words)))
}

Then('the device answers with {word}', async function (this: NetworkWorld, value: string) {
  expect(await answerTo(this)).to.contain(value)
})

Then(
  /^the device (names|does not name) (itself|its MPAN|its MPRN|its GPF) in its answer$/,
  async function (this: NetworkWorld, verb: string, words: string) {
    const value = await valueInWords(this, words)
    const answer = await answerTo(this)
    if (verb === 'names') expect(answer).to.contain(value)
    else expect(answer).not.to.contain(value)
  },
)

Then('{sender} is told {code} in the end', async function (this: NetworkWorld, sender: string, code: string) {
  const { time } = await this.network()
  await time.virtual().advanceBy(60_000)
  await time.inFlight.settled()
  const { requestId } = this.scene.exchange.request
  const { mailbox } = await senderCalled(this, sender)
  const codes = mailbox
    .received()
    .flatMap(({ response }) => (response.requestId === requestId ? [response.responseCode] : []))
  expect(codes).to.deep.equal([code])
})

When('{sender} sets its voltage thresholds by 6.5', async function (this: NetworkWorld, sender: string) {
  await send(this, await senderCalled(this, sender), '6.5', voltageThresholds)
})
