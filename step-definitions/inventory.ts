import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { InventoryUpdate } from '../simulator/duis/request.ts'
import { readInventoryRequest, updateInventoryRequest } from '../simulator/harness/index.ts'
import { dccParties } from '../simulator/market/dcc-parties.ts'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import type { SmiStatus } from '../simulator/vocabulary/device-type.ts'
import type { EntityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import type { InventoryQuery } from '../simulator/vocabulary/inventory-query.ts'
import type { MeteringPoint, Mpan } from '../simulator/vocabulary/metering-point.ts'
import { changeInventory, inventoryRecord } from './support/inventory-records.ts'
import { determiningPoint, knownPoint } from './support/metering-points.ts'
import { exchange, otherSupplier, supplierOf } from './support/sending.ts'
import type { NetworkWorld } from './support/world.ts'

/** Requests that the DCC answers itself are addressed to it. */
const dsp = dccParties.dsp.entityIdentifier

type Sender = Awaited<ReturnType<typeof supplierOf>>

async function read(world: NetworkWorld, sender: Sender, query: InventoryQuery): Promise<void> {
  await exchange(world, () => sender.send(readInventoryRequest(query, sender.newRequestId(dsp))))
}

async function update(world: NetworkWorld, change: InventoryUpdate): Promise<string> {
  const supplier = await supplierOf(world)
  const { answer } = await exchange(world, () =>
    supplier.send(updateInventoryRequest(world.scene.device.id, change, supplier.newRequestId(dsp))),
  )
  return answer.response.responseCode
}

const importPoint = (meteringPoint: MeteringPoint): InventoryUpdate => ({
  kind: 'UpdateMPxN',
  place: 'ImportMPxN',
  meteringPoint,
})

/** The GSME of other premises that the scenario's supplier serves too, on the network of a gas transporter. */
async function gsmeOnNetworkOf(world: NetworkWorld, operator: NetworkOperator): Promise<EntityIdentifier> {
  const { fleet } = await world.network()
  const { index, supplier } = world.scene.premises
  const [found] = fleet.find(
    (premises) =>
      premises.index !== index &&
      premises.supplier.id === supplier.id &&
      premises.gasNetworkOperator.id === operator.id,
    1,
  )
  if (found === undefined) throw new Error(`The fleet has no suitable GSME on the network of ${operator.name}`)
  return found.devices.GSME
}

async function join(world: NetworkWorld, gsme: EntityIdentifier): Promise<void> {
  const { joined } = await inventoryRecord(world)
  await changeInventory(world, { joined: [...joined, gsme] })
}

async function exchangeGsme(world: NetworkWorld, operator: NetworkOperator): Promise<void> {
  await join(world, await gsmeOnNetworkOf(world, operator))
  await changeInventory(world, { status: 'Decommissioned' }, world.scene.premises.devices.GSME)
}

Given('the inventory records {point} as its import MPAN', function (this: NetworkWorld, point: MeteringPoint) {
  return changeInventory(this, { importMpxn: point as Mpan })
})

Given('the inventory records its export MPAN alone', function (this: NetworkWorld) {
  return changeInventory(this, { importMpxn: null, exportMpan: knownPoint(this, 'exportMpan') as Mpan })
})

Given(
  'its GSME was exchanged for one on the network of {party}',
  function (this: NetworkWorld, party: NetworkOperator) {
    return exchangeGsme(this, party)
  },
)

When('its GSME is exchanged for one on the network of {party}', function (this: NetworkWorld, party: NetworkOperator) {
  return exchangeGsme(this, party)
})

Given(
  'a second GSME on the network of {party} is joined to it',
  async function (this: NetworkWorld, party: NetworkOperator) {
    await join(this, await gsmeOnNetworkOf(this, party))
  },
)

Given(
  'its supplier has corrected its import MPAN in the inventory to {point}',
  async function (this: NetworkWorld, point: MeteringPoint) {
    expect(await update(this, importPoint(point))).to.equal('I99')
  },
)

When(
  'the supplier corrects its import MPAN in the inventory to {point}',
  async function (this: NetworkWorld, point: MeteringPoint) {
    await update(this, importPoint(point))
  },
)

Given(
  'its supplier has set its status in the inventory to {status}',
  async function (this: NetworkWorld, status: SmiStatus) {
    const kind = this.scene.device.type === 'CHF' ? 'UpdateDeviceStatusCH' : 'UpdateDeviceStatusExceptCH'
    expect(await update(this, { kind, status })).to.equal('I99')
  },
)

/** The ways in which 8.2 is asked, in the words of the features. */
const queries: Readonly<Record<string, (world: NetworkWorld) => InventoryQuery>> = {
  itself: ({ scene }) => ({ by: 'device', deviceId: scene.device.id }),
  'its hub': ({ scene }) => ({ by: 'device', deviceId: scene.premises.devices.CHF }),
  'its metering point': (world) => ({ by: 'metering-point', meteringPoint: determiningPoint(world) }),
  'its UPRN': ({ scene }) => ({ by: 'property-reference', uprn: scene.premises.uprn }),
  'its address': ({ scene: { premises } }) => ({
    by: 'property',
    postCode: premises.postCode,
    addressIdentifier: premises.addressIdentifier,
  }),
}

When(
  /^(the supplier|another supplier) reads the inventory by (itself|its hub|its metering point|its UPRN|its address)$/,
  async function (this: NetworkWorld, who: string, by: string) {
    const query = queries[by]?.(this)
    if (query === undefined) throw new Error(`The inventory is not asked by ${by}`)
    await read(this, who === 'the supplier' ? await supplierOf(this) : await otherSupplier(this), query)
  },
)

When(
  'the supplier reads the inventory by metering point {point}',
  async function (this: NetworkWorld, meteringPoint: MeteringPoint) {
    await read(this, await supplierOf(this), { by: 'metering-point', meteringPoint })
  },
)

Then(/^the inventory shows (.+)$/, function (this: NetworkWorld, types: string) {
  const { responseCode, body } = this.scene.exchange.answer.response
  expect(responseCode).to.equal('I0')
  const content = body.kind === 'ResponseMessage' ? body.content : null
  const shown = content?.kind === 'DSPInventory' ? content.devices.map(({ deviceType }) => deviceType) : []
  expect(shown).to.have.members(types.split(/, | and /))
})

Then(
  /^the WAN of the region (North|Central|South) reaches the property$/,
  function (this: NetworkWorld, region: string) {
    const { body } = this.scene.exchange.answer.response
    const content = body.kind === 'ResponseMessage' ? body.content : null
    if (content?.kind !== 'described' || content.element !== 'DSPWANMatrix') throw new Error('There is no WAN matrix')
    const [found] = content.content.dspWanMatrixResponse
    expect([found?.cspRegion, found?.coverageAvailability]).to.deep.equal([region, true])
  },
)

/** Beside those of the scenario's device: what the DCC sends them goes by it. */
Given(/^the devices of the home are of GBCS (\d\.\d)$/, async function (this: NetworkWorld, gbcsVersion: string) {
  for (const device of Object.values(this.scene.premises.devices)) await changeInventory(this, { gbcsVersion }, device)
})
