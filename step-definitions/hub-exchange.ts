import { Given, Then, When } from '@cucumber/cucumber'
import { expect } from 'chai'
import { exchangeHub } from '../simulator/harness/world/exchange-hub.ts'
import { entityIdentifier } from '../simulator/vocabulary/entity-identifier.ts'
import { senderCalled } from './support/senders.ts'
import { type Rows, send } from './support/service-requests.ts'
import { valueInWords } from './support/values-in-words.ts'
import type { NetworkWorld } from './support/world.ts'

const bySupplier = async (world: NetworkWorld, srv: string, rows: Rows, target?: string): Promise<void> => {
  const device = target === undefined ? undefined : entityIdentifier(await valueInWords(world, target))
  expect(await send(world, await senderCalled(world, 'the supplier'), srv, rows, device)).to.equal('I99')
}

const restoreHub = (world: NetworkWorld) => bySupplier(world, '8.12.1', [['OldCHFID', 'its hub']], 'its new hub')
const restoreGpf = (world: NetworkWorld) => bySupplier(world, '8.12.2', [['OldGPFID', 'its GPF']], 'its new GPF')

Given('the supplier has read the device log of its hub', async function (this: NetworkWorld) {
  await bySupplier(this, '8.9', [['ReadSecurityDetails', '']], 'its hub')
})

/** A GPF tells of its log when that changes (GCS62). */
Given('its gas meter has been parted from its GPF and joined with it again', async function (this: NetworkWorld) {
  for (const srv of ['8.8.2', '8.7.2']) await bySupplier(this, srv, [['OtherDeviceID', 'its GPF']], 'its GSME')
})

Given('its hub has been exchanged for a new one', function (this: NetworkWorld) {
  return exchange(this)
})

Given('its hub has been exchanged for a new one, and its device logs restored', async function (this: NetworkWorld) {
  await bySupplier(this, '8.9', [['ReadSecurityDetails', '']], 'its hub')
  await exchange(this)
  await restoreHub(this)
  await restoreGpf(this)
})

/** The fitter's work, and what the supplier tells the DCC of it. */
async function exchange(world: NetworkWorld): Promise<void> {
  const { premises } = world.scene
  await bySupplier(world, '12.2', [
    ['DeviceID', 'its new hub'],
    ['DeviceManufacturer', '106C'],
    ['DeviceModel', '43484601'],
    ['DeviceType', 'CHF'],
    ['SMETSCHTSVersion', 'CHTS V1.4'],
    ['FirmwareVersion', '0002012F'],
    ['AssociatedGPFDeviceID', 'its new GPF'],
  ])
  const exchanged = await exchangeHub(await world.network(), premises.devices.CHF)
  if (!exchanged.ok) throw new Error(exchanged.failure)
  await bySupplier(world, '8.14.1', [
    ['DeviceID', 'its new hub'],
    ['CHFInstallType', 'Replacement CHF Install'],
    ['MPxN', 'its MPAN'],
    ['AerialInstall', 'false'],
    ['CHFLocation', 'Deep indoors'],
  ])
}

Given('the device log of its hub has been restored on the new one', restoring(restoreHub))
When('the supplier has the device log of its GPF restored on the new one', restoring(restoreGpf))

function restoring(restore: (world: NetworkWorld) => Promise<void>) {
  return async function (this: NetworkWorld): Promise<void> {
    await restore(this)
    await (await this.network()).time.inFlight.settled()
  }
}

Then('the inventory has {thing} on {thing}', async function (this: NetworkWorld, device: string, hub: string) {
  const { dcc } = await this.network()
  const record = dcc.inventory.record(entityIdentifier(await valueInWords(this, device)))
  expect(record?.communicationsHub).to.equal(await valueInWords(this, hub))
})

Given('its new hub has found no WAN', async function (this: NetworkWorld) {
  const { faultPlan } = await this.network()
  const hub = entityIdentifier(await valueInWords(this, 'its new hub'))
  faultPlan.replace([...faultPlan.rules(), { fault: 'unreachable', device: hub }])
})
