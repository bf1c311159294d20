import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { Slot, User } from '../simulator/harness/index.ts'
import { networkOperatorCertificates } from '../simulator/harness/rehearsal/test-bed.ts'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import { cancellationInstant, type Instant } from '../simulator/vocabulary/instant.ts'
import { deviationCalled } from './support/deviations.ts'
import {
  askForPreCommand,
  newUpdate,
  preCommandIn,
  replacementsFor,
  sendOwnMaking,
  signAndSend,
  updateSlot,
} from './support/pre-commands.ts'
import { supplierOf } from './support/sending.ts'
import type { NetworkWorld } from './support/world.ts'

const slots: Readonly<Record<string, Slot>> = { 'network operator': 'NetworkOperator', supplier: 'Supplier' }

/** Whom a step names: the supplier of the premises, or a network operator that another step has given the part. */
async function senderOf(world: NetworkWorld, who: string): Promise<User> {
  if (who === 'the supplier') return supplierOf(world)
  const { sender } = world.scene
  if (sender === undefined) throw new Error('No step has said who sends the request')
  return sender
}

When(
  /^(the supplier|that network operator) updates the (network operator|supplier) slot$/,
  async function (this: NetworkWorld, who: string, slot: string) {
    await updateSlot(this, await senderOf(this, who), slots[slot] ?? 'NetworkOperator')
  },
)

When(
  'the supplier updates the network operator slot with effect on {instant}',
  async function (this: NetworkWorld, executionDateTime: Instant) {
    await updateSlot(this, await supplierOf(this), 'NetworkOperator', { executionDateTime })
  },
)

Given(
  'the supplier has updated the network operator slot with effect on {instant}',
  async function (this: NetworkWorld, executionDateTime: Instant) {
    await updateSlot(this, await supplierOf(this), 'NetworkOperator', { executionDateTime })
    expect(this.scene.exchange.answer.response.responseCode).to.equal('I99')
  },
)

When(
  /^the supplier (?:cancels|has cancelled) its update of the network operator slot$/,
  async function (this: NetworkWorld) {
    await updateSlot(this, await supplierOf(this), 'NetworkOperator', { executionDateTime: cancellationInstant })
    expect(this.scene.exchange.answer.response.responseCode).to.equal('I99')
  },
)

Given('the supplier was given a Pre-Command for the network operator slot', async function (this: NetworkWorld) {
  const asked = await askForPreCommand(this, await supplierOf(this), 'NetworkOperator')
  expect(preCommandIn(asked), 'a Pre-Command').not.to.equal(null)
})

/** The Command Variant that asks for a delivery, by how a step ends that names one. */
function deliveryIn(words: string): 5 | 6 | 7 {
  if (words.endsWith(' for both deliveries')) return 7
  return words.endsWith(' for local delivery') ? 6 : 5
}

When(
  /^the supplier signs and sends (it|it for local delivery|it for both deliveries)$/,
  async function (this: NetworkWorld, how: string) {
    await signAndSend(this, await supplierOf(this), deliveryIn(how))
  },
)

When(
  'the supplier signs and sends the certificates of {party} in its place',
  async function (this: NetworkWorld, party: NetworkOperator) {
    const { smki } = await this.network()
    const update = { replacements: replacementsFor(networkOperatorCertificates(smki, party)) }
    await sendOwnMaking(this, await supplierOf(this), this.scene.exchange.request, { update })
  },
)

When(
  /^the supplier signs and sends a Pre-Command that (nobody transformed(?: for local delivery| for both deliveries|))$/,
  async function (this: NetworkWorld, how: string) {
    const supplier = await supplierOf(this)
    const commandVariant = deliveryIn(how)
    await sendOwnMaking(this, supplier, newUpdate(this, supplier), { commandVariant })
  },
)

When(
  /^the supplier signs and sends a Pre-Command ((?:that is|under|in|with|for) .+)$/,
  async function (this: NetworkWorld, how: string) {
    const supplier = await supplierOf(this)
    await sendOwnMaking(this, supplier, newUpdate(this, supplier), await deviationCalled(how, this))
  },
)

When('the supplier carries the Command to the device by hand', async function (this: NetworkWorld) {
  const { body } = this.scene.exchange.answer.response
  if (body.kind !== 'ResponseMessage' || body.content?.kind !== 'LocalCommand')
    throw new Error('The DCC gave no Command for local delivery')
  const { devices } = await this.network()
  const answers: Uint8Array[] = []
  await devices.receive(this.scene.device.id, body.content.payload, async (frame) => void answers.push(frame))
  expect(answers, "the device's answers").to.have.length(1)
})

Then('no Pre-Command is returned', function (this: NetworkWorld) {
  expect(preCommandIn(this.scene.exchange)).to.equal(null)
})

Then('the supplier receives the Command for local delivery', async function (this: NetworkWorld) {
  const { mailbox } = await supplierOf(this)
  const { requestId } = this.scene.exchange.request
  const contents = mailbox
    .received()
    .filter(({ response }) => response.requestId === requestId)
    .map(({ response: { body } }) => (body.kind === 'ResponseMessage' ? body.content?.kind : body.kind))
  expect(contents).to.deep.equal(['LocalCommand', 'GBCSPayload'])
})
