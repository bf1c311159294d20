import { Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import {
  type Cs02aResponse,
  readCs02aResponse,
} from '../simulator/gbcs/credentials/provide-security-credential-details.ts'
import { type ReceivedDocument, retrieveCredentialsRequest, type User } from '../simulator/harness/index.ts'
import { dccParties } from '../simulator/market/dcc-parties.ts'
import { entityIdentifiersOf } from '../simulator/market/look-up.ts'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { type DuisRemotePartyRole, RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import { exchange, supplierOf } from './support/sending.ts'
import type { NetworkWorld } from './support/world.ts'

/** Who asked last: whose mailbox the answer is in. */
async function ask(world: NetworkWorld, user: User, ...roles: DuisRemotePartyRole[]): Promise<void> {
  world.scene.sender = user
  const request = retrieveCredentialsRequest(roles, user.newRequestId(world.scene.device.id))
  await exchange(world, () => user.send(request))
}

/** Everything is at rest, so what has not come does not come. */
function answerOf({ scene }: NetworkWorld): ReceivedDocument {
  const { requestId } = scene.exchange.request
  const found = scene.sender?.mailbox.received().find(({ response }) => response.requestId === requestId)
  if (found === undefined) throw new Error(`No Service Response came for ${requestId}`)
  return found
}

function detailsIn(world: NetworkWorld): Cs02aResponse {
  const read = readCs02aResponse(answerOf(world).message?.content ?? Buffer.alloc(0))
  if (!read.ok) throw new Error(read.failure.detail)
  return read.value
}

const holdersIn = (world: NetworkWorld, role: number): readonly EntityIdentifier[] =>
  detailsIn(world)
    .filter((details) => details.role === role)
    .flatMap(({ held }) => held?.cells ?? [])
    .map(({ existing }) => existing.entityIdentifier)

When('the supplier reads whose certificates it holds', async function (this: NetworkWorld) {
  await ask(this, await supplierOf(this), 'Supplier', 'NetworkOperator')
})

When('the supplier reads whose network operator certificates it holds', async function (this: NetworkWorld) {
  await ask(this, await supplierOf(this), 'NetworkOperator')
})

When('{party} reads whose certificates it holds', async function (this: NetworkWorld, party: NetworkOperator) {
  const { users } = await this.testBed()
  const [identifier] = entityIdentifiersOf(party)
  if (identifier === undefined) throw new Error(`${party.name} has no identifier`)
  await ask(this, await users.networkOperator(identifier), 'NetworkOperator')
})

Then('the answer names {party} in the network operator slot', function (this: NetworkWorld, party: NetworkOperator) {
  const holders = holdersIn(this, RemotePartyRole.networkOperator)
  expect(holders).to.have.length(2)
  for (const holder of holders) expect(entityIdentifiersOf(party)).to.include(holder)
})

Then(
  'the answer names somebody else than {party} in the network operator slot',
  function (this: NetworkWorld, party: NetworkOperator) {
    const holders = holdersIn(this, RemotePartyRole.networkOperator)
    expect(holders).to.have.length(2)
    for (const holder of holders) expect(entityIdentifiersOf(party)).not.to.include(holder)
  },
)

Then('the answer names the DCC in the network operator slot', function (this: NetworkWorld) {
  const broker = dccParties.accessControlBroker.entityIdentifier
  expect(holdersIn(this, RemotePartyRole.networkOperator)).to.deep.equal([broker, broker])
})

Then('the answer names its supplier in the supplier slot', function (this: NetworkWorld) {
  const { entityIdentifier } = this.scene.premises.supplier
  expect(holdersIn(this, RemotePartyRole.supplier)).to.deep.equal([
    entityIdentifier,
    entityIdentifier,
    entityIdentifier,
  ])
})

Then('the answer says that it has no network operator slot', function (this: NetworkWorld) {
  expect(detailsIn(this).map(({ role, held }) => [role, held])).to.deep.equal([[RemotePartyRole.networkOperator, null]])
})

/** The device answered the Access Control Broker: nobody signed, and a MAC is there. */
Then('the answer is one that no device signed', function (this: NetworkWorld) {
  const { message } = answerOf(this)
  expect({ signature: message?.signature, hasMac: message?.mac !== null }).to.deep.equal({
    signature: null,
    hasMac: true,
  })
})
