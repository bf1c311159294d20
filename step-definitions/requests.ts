import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { Slot, Supplier } from '../simulator/harness/index.ts'
import { entityIdentifiersOf } from '../simulator/market/look-up.ts'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import { cancellationInstant, type Instant } from '../simulator/vocabulary/instant.ts'
import { checkRefusalCodes } from '../simulator/vocabulary/response-code.ts'
import { exchange, newHandover, orderFor, otherSupplier, supplierOf } from './support/sending.ts'
import type { NetworkWorld } from './support/world.ts'

const slots: Readonly<Record<string, Slot>> = { 'network operator': 'NetworkOperator', supplier: 'Supplier' }

async function requestHandover(world: NetworkWorld, sender: Supplier, slot: Slot): Promise<void> {
  await exchange(world, () => sender.requestHandover(orderFor(world, slot)))
}

Given(
  /^the supplier has requested handover of the (network operator|supplier) slot$/,
  async function (this: NetworkWorld, slot: string) {
    await requestHandover(this, await supplierOf(this), slots[slot] ?? 'NetworkOperator')
  },
)

When(
  /^the supplier requests handover of the (network operator|supplier) slot$/,
  async function (this: NetworkWorld, slot: string) {
    await requestHandover(this, await supplierOf(this), slots[slot] ?? 'NetworkOperator')
  },
)

const deliveries: Readonly<Record<string, 2 | 3>> = { 'for local delivery': 2, 'for both deliveries': 3 }

When(
  /^the supplier requests handover of the network operator slot (for local delivery|for both deliveries)$/,
  async function (this: NetworkWorld, delivery: string) {
    const supplier = await supplierOf(this)
    const request = newHandover(this, supplier, deliveries[delivery])
    await exchange(this, () => supplier.send(request))
  },
)

async function requestHandoverAt(
  world: NetworkWorld,
  executionDateTime: Instant,
  sender: (world: NetworkWorld) => Promise<Supplier> = supplierOf,
): Promise<void> {
  const supplier = await sender(world)
  await exchange(world, () => supplier.requestHandover({ ...orderFor(world, 'NetworkOperator'), executionDateTime }))
}

When(
  'the supplier requests handover of the network operator slot with effect on {instant}',
  function (this: NetworkWorld, executionDateTime: Instant) {
    return requestHandoverAt(this, executionDateTime)
  },
)

Given(
  'the supplier has requested handover of the network operator slot with effect on {instant}',
  async function (this: NetworkWorld, executionDateTime: Instant) {
    await requestHandoverAt(this, executionDateTime)
    expect(codeOf(this)).to.equal('I99')
  },
)

Given(
  'the other supplier has requested handover of the network operator slot with effect on {instant}',
  async function (this: NetworkWorld, executionDateTime: Instant) {
    await requestHandoverAt(this, executionDateTime, otherSupplier)
    expect(codeOf(this)).to.equal('I99')
  },
)

Given(
  'the other supplier has requested handover of the network operator slot with effect on {instant}, and cancelled it',
  async function (this: NetworkWorld, executionDateTime: Instant) {
    await requestHandoverAt(this, executionDateTime, otherSupplier)
    expect(codeOf(this)).to.equal('I99')
    await requestHandoverAt(this, cancellationInstant, otherSupplier)
    expect(codeOf(this)).to.equal('I0')
  },
)

When(
  /^the supplier (?:cancels|has cancelled) its handover of the network operator slot$/,
  async function (this: NetworkWorld) {
    await requestHandoverAt(this, cancellationInstant)
    expect(codeOf(this)).to.equal('I0')
  },
)

When('the supplier cancels a handover that it never requested', function (this: NetworkWorld) {
  return requestHandoverAt(this, cancellationInstant)
})

When('the other supplier requests handover of the network operator slot', async function (this: NetworkWorld) {
  await requestHandover(this, await otherSupplier(this), 'NetworkOperator')
})

When(/^(?:that supplier|Cadent) requests handover of the network operator slot$/, async function (this: NetworkWorld) {
  const { sender } = this.scene
  if (sender === undefined) throw new Error('No step has said who sends the request')
  await exchange(this, () => sender.send(newHandover(this, sender)))
})

When("the supplier's request for handover is changed on its way", async function (this: NetworkWorld) {
  const supplier = await supplierOf(this)
  const request = newHandover(this, supplier)
  const document = await supplier.sign(request)
  const changed = document.replace('<sr:ApplyTimeBasedCPVChecks>true', '<sr:ApplyTimeBasedCPVChecks>false')
  expect(changed).not.to.equal(document)
  await exchange(this, () => supplier.submit('SendCommand', request, changed))
})

When("the supplier's request for handover arrives without a signature", async function (this: NetworkWorld) {
  const supplier = await supplierOf(this)
  const request = newHandover(this, supplier)
  const document = await supplier.sign(request)
  const unsigned = document.replace(/<ds:Signature .*<\/ds:Signature>/s, '')
  expect(unsigned).not.to.equal(document)
  await exchange(this, () => supplier.submit('SendCommand', request, unsigned))
})

When("the supplier's request for handover arrives signed by another supplier", async function (this: NetworkWorld) {
  const supplier = await supplierOf(this)
  const request = newHandover(this, supplier)
  const other = await otherSupplier(this)
  const document = await other.sign(request)
  await exchange(this, () => supplier.submit('SendCommand', request, document))
})

When('the supplier sends its request for handover to the Transform service', async function (this: NetworkWorld) {
  const supplier = await supplierOf(this)
  const request = newHandover(this, supplier)
  const document = await supplier.sign(request)
  await exchange(this, () => supplier.submit('Transform', request, document))
})

When('the supplier sends the very same request again', async function (this: NetworkWorld) {
  const supplier = await supplierOf(this)
  const { request, document } = this.scene.firstExchange
  await exchange(this, () => supplier.submit('SendCommand', request, document))
})

When('the supplier sends another request under the same RequestID', async function (this: NetworkWorld) {
  const supplier = await supplierOf(this)
  const { request } = this.scene.firstExchange
  const other = { ...request, firstInSequence: true }
  const document = await supplier.sign(other)
  await exchange(this, () => supplier.submit('SendCommand', other, document))
})

const codeOf = ({ scene }: NetworkWorld): string => scene.exchange.answer.response.responseCode

Then('the request is accepted', function (this: NetworkWorld) {
  expect(codeOf(this)).to.equal('I99')
})

Then('the request is answered with {code}', function (this: NetworkWorld, code: string) {
  expect(codeOf(this)).to.equal(code)
})

Then('the request is refused with {code}', function (this: NetworkWorld, code: string) {
  expect(codeOf(this)).to.equal(code)
})

/** What a refusal by the check says is wrong, in the words of the features, and the reason in the verdict. */
const reasons: Readonly<Record<string, string>> = {
  'the certificate belongs to another network operator': 'other-party',
  "the certificate is not a network operator's": 'wrong-role',
  'no network operator is registered': 'no-registration',
  'the device has no metering point': 'no-metering-point',
  'the registration is ambiguous': 'ambiguous-registration',
  'the registered network operator has no identifier': 'no-entity-identifier',
}

Then(/^the request is refused because (.+)$/, async function (this: NetworkWorld, why: string) {
  const srv = this.scene.exchange.request.serviceReferenceVariant as keyof typeof checkRefusalCodes
  expect(codeOf(this)).to.equal(checkRefusalCodes[srv].proposed)
  const { dcc } = await this.network()
  const { requestId } = this.scene.exchange.request
  const decision = dcc.decisions.list().findLast((each) => each.requestId === requestId)
  const reason = reasons[why]
  if (reason === undefined) throw new Error(`No reason of the check is called '${why}'`)
  this.verdict.hold(decision, { outcome: 'refused', reason })
})

Then(
  'the supplier is told that it should have been {party}',
  async function (this: NetworkWorld, party: NetworkOperator) {
    const { dcc } = await this.network()
    const { requestId } = this.scene.exchange.request
    const decision = dcc.decisions.list().findLast((each) => each.requestId === requestId)
    this.verdict.hold(decision, { outcome: 'refused', expected: entityIdentifiersOf(party) })
  },
)

Then('it gets the very same answer', function (this: NetworkWorld) {
  const again = this.scene.exchange.answer.document
  expect(again.equals(this.scene.firstExchange.answer.document)).to.equal(true)
})
