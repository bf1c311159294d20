import { After, type DataTable, Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import { readAlert } from '../simulator/gbcs/alert.ts'
import type { ReceivedDocument, Supplier } from '../simulator/harness/index.ts'
import { entityIdentifiersOf } from '../simulator/market/look-up.ts'
import { type EntityIdentifier, entityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { type KillableNetwork, startKillableNetwork } from './support/killable-network.ts'
import { openedFields } from './support/opened-messages.ts'
import { senderCalled } from './support/senders.ts'
import { supplierOf } from './support/sending.ts'
import { valueInWords } from './support/values-in-words.ts'
import type { NetworkWorld } from './support/world.ts'

async function raise(world: NetworkWorld, code: string): Promise<void> {
  const { devices, time } = await world.network()
  const raised = await devices.raise(world.scene.device.id, { alertCode: Number.parseInt(code, 16) })
  if (!raised.ok) throw new Error(raised.failure)
  await time.inFlight.settled()
}

Given('the {device} has raised alert {alert-code}', function (this: NetworkWorld, _type: string, code: string) {
  return raise(this, code)
})

When('the {device} raises alert {alert-code}', function (this: NetworkWorld, _type: string, code: string) {
  return raise(this, code)
})

/** As the meter would notice it: whether it tells of either is for its settings to say. */
When('the power factor falls below its threshold and rises again', async function (this: NetworkWorld) {
  const { devices, time } = await this.network()
  for (const alertCode of [0x8014, 0x8015]) await devices.raise(this.scene.device.id, { alertCode })
  await time.inFlight.settled()
})

/** Who was told, by the device's own history. */
async function told(world: NetworkWorld): Promise<readonly EntityIdentifier[]> {
  const { dcc } = await world.network()
  const history = (await dcc.historyOf(world.scene.device.id)) ?? []
  return history.flatMap((entry) => (entry.kind === 'queued' ? [entry.to] : []))
}

/** The one document with an alert that a user took: it has verified the DSP's signature, and the device's. */
function alertAmong(received: readonly ReceivedDocument[], code: string) {
  const alerts = received.filter(({ response: { body } }) => body.kind === 'DeviceAlertMessage')
  expect(alerts, 'device alerts').to.have.length(1)
  const [alert] = alerts
  const body = alert?.response.body
  expect(body?.kind === 'DeviceAlertMessage' && body.alertCode).to.equal(code)
  expect(alert?.message, "the device's message").not.to.equal(null)
  return alert?.message
}

const registeredOperator = (world: NetworkWorld): EntityIdentifier =>
  entityIdentifier(world.scene.premises.electricityNetworkOperator.entityIdentifiers[0] ?? '')

Then(
  /^the (supplier|registered network operator) receives alert ([0-9A-F]{4}), (signed by|under a MAC of) the (?:ESME|GSME), in a DUIS document that the DCC signed$/,
  async function (this: NetworkWorld, who: string, code: string, proof: string) {
    const { time } = await this.network()
    const { users } = await this.testBed()
    const user = who === 'supplier' ? await supplierOf(this) : await users.networkOperator(registeredOperator(this))
    await time.inFlight.settled()
    const message = alertAmong(user.mailbox.received(), code)
    expect(message?.signature === null).to.equal(proof === 'under a MAC of')
    if (message === null || message === undefined) throw new Error('The document has no message of the device')
    const alert = readAlert(message, message.content)
    expect(alert.ok && alert.value.alertCode).to.equal(Number.parseInt(code, 16))
  },
)

Then('another network operator receives alert {alert-code}', async function (this: NetworkWorld, code: string) {
  const [to] = await told(this)
  expect(entityIdentifiersOf(this.scene.premises.electricityNetworkOperator)).not.to.include(to)
  const { users } = await this.testBed()
  const operator = await users.networkOperator(to as EntityIdentifier)
  await (await this.network()).time.inFlight.settled()
  alertAmong(operator.mailbox.received(), code)
})

/** Codes of device alerts that a user has taken, in the order in which they came. */
async function alertsTaken(world: NetworkWorld, sender: string): Promise<readonly string[]> {
  const { mailbox } = await senderCalled(world, sender)
  await (await world.network()).time.inFlight.settled()
  return mailbox
    .received()
    .flatMap(({ response: { body } }) => (body.kind === 'DeviceAlertMessage' ? [body.alertCode] : []))
}

Then('{sender} receives device alert {alert-code}', async function (this: NetworkWorld, sender: string, code: string) {
  expect(await alertsTaken(this, sender)).to.include(code)
})

/** Of an alert that carries more than its code; what it encrypts its receiver opens. */
Then(
  '{sender} receives device alert {alert-code} with',
  async function (this: NetworkWorld, sender: string, code: string, table: DataTable) {
    const { mailbox, entityIdentifier: reader } = await senderCalled(this, sender)
    await (await this.network()).time.inFlight.settled()
    const messages = mailbox
      .received()
      .flatMap(({ response: { body }, message }) =>
        body.kind === 'DeviceAlertMessage' && body.alertCode === code && message !== null ? [message] : [],
      )
    const fields = await Promise.all(messages.map((message) => openedFields(message, reader, this)))
    for (const [name, value] of table.raw()) {
      const found = fields.flat().filter((field) => field.name === name)
      const wanted = await valueInWords(this, value ?? '')
      expect(
        found.map((field) => field.value),
        name,
      ).to.include(wanted)
    }
  },
)

Then(
  '{sender} does not receive device alert {alert-code}',
  async function (this: NetworkWorld, sender: string, code: string) {
    expect(await alertsTaken(this, sender)).not.to.include(code)
  },
)

Then('nobody else is told', async function (this: NetworkWorld) {
  expect(await told(this)).to.have.length(1)
})

/** Networks in their own processes, by scenario. */
const killable = new WeakMap<NetworkWorld, { network: KillableNetwork; supplier?: Supplier }>()

const killableOf = (world: NetworkWorld) => {
  const found = killable.get(world)
  if (found === undefined) throw new Error('No network runs in a process of its own')
  return found
}

/** Real milliseconds: a process has to load the whole program first. */
const ofProcesses = { timeout: 120_000 }

Given('a network in a process of its own', ofProcesses, async function (this: NetworkWorld) {
  killable.set(this, { network: await startKillableNetwork() })
})

When(
  'an ESME there raises alert {alert-code}, and the process is killed before the DCC has it',
  ofProcesses,
  function (this: NetworkWorld, code: string) {
    return killableOf(this).network.raiseAndDie(Number.parseInt(code, 16))
  },
)

When('the network comes up again', ofProcesses, async function (this: NetworkWorld) {
  const { network } = killableOf(this)
  killable.set(this, { network, supplier: await network.comeUpAgain() })
})

Then('its supplier receives alert {alert-code} once', ofProcesses, async function (this: NetworkWorld, code: string) {
  const { supplier } = killableOf(this)
  if (supplier === undefined) throw new Error('The network is down')
  await supplier.mailbox.first(({ response: { body } }) => body.kind === 'DeviceAlertMessage')
  alertAmong(supplier.mailbox.received(), code)
})

After(async function (this: NetworkWorld) {
  await killable.get(this)?.network.close()
})
