import { Given, Then } from '@cucumber/cucumber'
import { expect } from 'chai'
import type { Premises, SlotState } from '../simulator/harness/index.ts'
import { dccParties } from '../simulator/market/dcc-parties.ts'
import { entityIdentifiersOf } from '../simulator/market/look-up.ts'
import type { NetworkOperator } from '../simulator/market/network-operators.ts'
import type { SmiStatus } from '../simulator/vocabulary/device-type.ts'
import { entityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../simulator/vocabulary/remote-party-role.ts'
import type { Stage } from '../simulator/vocabulary/stage.ts'
import type { DeviceTypeWithCells, FurtherDeviceType } from '../simulator/vocabulary/trust-anchor-cell.ts'
import { cellsText, holdersOf } from './support/device-side.ts'
import { changeInventory } from './support/inventory-records.ts'
import type { PointInWords } from './support/metering-points.ts'
import { handOver } from './support/sending.ts'
import type { NetworkWorld } from './support/world.ts'

const slotStates: Readonly<Record<string, SlotState>> = {
  'is DCC controlled': 'dcc-controlled',
  "holds the supplier's placeholder": 'supplier-placeholder',
  'holds the right operator': 'right-operator',
  'holds the wrong operator': 'wrong-operator',
}

async function playAt(world: NetworkWorld, type: DeviceTypeWithCells, suits: (premises: Premises) => boolean) {
  const { fleet } = await world.network()
  const [premises] = fleet.find(suits, 1)
  const device = premises?.devices[type]
  if (premises === undefined || device === undefined) throw new Error('No premises of the fleet suits this scenario')
  world.scene.playAt(premises, device, type)
}

const isOnHostNetwork = ({ electricityNetworkOperator, hostDno }: Premises): boolean =>
  electricityNetworkOperator.id === hostDno.id

/** A region's ordinary premises: the licensed networks' own, for either fuel. */
const isOrdinaryIn = (region: string) => (premises: Premises) =>
  premises.region.name === region && isOnHostNetwork(premises) && premises.gasNetworkOperator.kind === 'GT'

Given('every home has a/an {device}', function (this: NetworkWorld, type: FurtherDeviceType) {
  this.giveEveryHome(type)
})

Given('a/an {device} in {region}', function (this: NetworkWorld, type: DeviceTypeWithCells, region: string) {
  return playAt(this, type, isOrdinaryIn(region))
})

Given(
  'a/an {device} in {region} that is {stage}',
  async function (this: NetworkWorld, type: DeviceTypeWithCells, region: string, stage: Stage) {
    await playAt(this, type, isOrdinaryIn(region))
    const network = await this.network()
    await network.stages.begin(this.scene.premises.index, stage, network)
  },
)

Given(
  /^an ESME in (?:the )?(.+) whose network operator slot (is DCC controlled|holds the .+)$/,
  function (this: NetworkWorld, region: string, state: string) {
    const isOrdinary = isOrdinaryIn(region)
    return playAt(this, 'ESME', (premises) => isOrdinary(premises) && premises.esmeSlot === slotStates[state])
  },
)

Given(
  'an ESME in {region} with a/an {point-in-words}',
  function (this: NetworkWorld, region: string, which: PointInWords) {
    const isOrdinary = isOrdinaryIn(region)
    return playAt(
      this,
      'ESME',
      (premises) => isOrdinary(premises) && premises[which] !== null && premises.esmeSlot === 'dcc-controlled',
    )
  },
)

Given(
  'an ESME in {region} on the independent network of {party}',
  function (this: NetworkWorld, region: string, party: NetworkOperator) {
    return playAt(
      this,
      'ESME',
      (premises) =>
        premises.region.name === region &&
        premises.electricityNetworkOperator.id === party.id &&
        premises.esmeSlot === 'dcc-controlled',
    )
  },
)

Given(
  'a GPF in {region} whose network operator slot was handed over to {party}',
  async function (this: NetworkWorld, region: string, party: NetworkOperator) {
    await playAt(this, 'GPF', isOrdinaryIn(region))
    await handOver(this, party)
  },
)

Given('a GPF that is not in the inventory', async function (this: NetworkWorld) {
  await playAt(this, 'GPF', isOrdinaryIn('London'))
  this.scene.playAt(this.scene.premises, entityIdentifier('00-DB-00-00-00-00-00-01'), 'GPF')
})

Given('the device cannot be reached', async function (this: NetworkWorld) {
  const { faultPlan } = await this.network()
  faultPlan.replace([{ fault: 'unreachable', device: this.scene.device.id }])
})

Given('a GPF in {region} that cannot be reached', async function (this: NetworkWorld, region: string) {
  await playAt(this, 'GPF', isOrdinaryIn(region))
  const { faultPlan } = await this.network()
  faultPlan.replace([{ fault: 'unreachable', device: this.scene.device.id }])
})

Given('a GPF in {region} whose answers are lost', async function (this: NetworkWorld, region: string) {
  await playAt(this, 'GPF', isOrdinaryIn(region))
  const { faultPlan } = await this.network()
  faultPlan.replace([{ fault: 'lost', direction: 'up', device: this.scene.device.id }])
})

Given('a GPF in {region} whose answers take a minute', async function (this: NetworkWorld, region: string) {
  await playAt(this, 'GPF', isOrdinaryIn(region))
  const { faultPlan } = await this.network()
  faultPlan.replace([{ fault: 'delayed', direction: 'up', milliseconds: 60_000, device: this.scene.device.id }])
})

Given('no GSME is joined to it yet', function (this: NetworkWorld) {
  return changeInventory(this, { joined: [] })
})

Given('the inventory records no metering point for it', function (this: NetworkWorld) {
  return changeInventory(this, { importMpxn: null })
})

Given('the inventory records its status as {status}', function (this: NetworkWorld, status: SmiStatus) {
  return changeInventory(this, { status })
})

Then(
  'the {device} trusts {party} in its network operator slot',
  async function (this: NetworkWorld, _type: string, party: NetworkOperator) {
    const holders = await holdersOf(this, RemotePartyRole.networkOperator)
    for (const holder of holders) expect(entityIdentifiersOf(party)).to.include(holder)
    expect(holders).to.have.length(2)
  },
)

Then(
  'the {device} (still )trusts the DCC in its network operator slot',
  async function (this: NetworkWorld, _: string) {
    const holders = await holdersOf(this, RemotePartyRole.networkOperator)
    const broker = dccParties.accessControlBroker.entityIdentifier
    expect(holders).to.deep.equal([broker, broker])
  },
)

Then(
  'the DCC believes that {party} is in its network operator slot',
  async function (this: NetworkWorld, party: NetworkOperator) {
    const { dcc } = await this.network()
    const cells = (await dcc.mirrorOf(this.scene.device.id)) ?? []
    const holders = cells.filter(({ cell }) => cell.role === RemotePartyRole.networkOperator)
    expect(holders).to.have.length(2)
    for (const { entityIdentifier } of holders) expect(entityIdentifiersOf(party)).to.include(entityIdentifier)
  },
)

Then('the {device} trusts its supplier in its supplier slot', async function (this: NetworkWorld, _: string) {
  const holders = await holdersOf(this, RemotePartyRole.supplier)
  const supplier = this.scene.premises.supplier.entityIdentifier
  expect(holders).to.deep.equal([supplier, supplier, supplier])
})

/** Asserted on the device's side: its link carried no frame, it saw none, and every cell is as it was. */
Then(/^the device (?:never hears of it|hears nothing more)$/, async function (this: NetworkWorld) {
  const { devices, wan } = await this.network()
  const { id } = this.scene.device
  const { framesSeen, framesCarried, cells } = this.scene.before
  expect(
    wan.link(id).filter(({ faults }) => !faults.includes('unreachable')),
    'frames on the link',
  ).to.have.length(framesCarried)
  expect(await devices.framesSeen(id), 'frames that the device saw').to.equal(framesSeen)
  expect(cellsText(await devices.cellsOf(id)), 'Trust Anchor Cells').to.equal(cells)
})

Then('the device received one Command', async function (this: NetworkWorld) {
  const { devices, wan } = await this.network()
  const { id } = this.scene.device
  expect(wan.link(id).filter(({ direction }) => direction === 'down')).to.have.length(1)
  expect(await devices.framesSeen(id)).to.equal(1)
})
