import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createLogger } from '../../environment/logger.ts'
import { requestOf } from '../../users/service-request.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { configure } from '../configuration/configuration.ts'
import { type Served, serve } from '../control-api/testing/served-network.ts'
import { bringUp } from '../network.ts'

const workers = 2

/** Of all that a network with devices of its own offers, nothing may be missing where they are in workers. */
describe(`a network with its devices in ${workers} workers`, () => {
  const seed = 'devices in workers'
  let served: Served
  before(async () => {
    served = await serve({ seed, deterministic: false, workers })
  })
  after(() => served.close())

  const devicesOf = (index: number) => served.testBed.network.fleet.premises(index).devices
  const post = (path: string, body: unknown) =>
    served.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const until = async (what: string, is: () => Promise<boolean>): Promise<void> => {
    for (let tried = 0; tried < 200; tried += 1) {
      if (await is()) return
      await wait(25)
    }
    assert.fail(`it never came about: ${what}`)
  }
  const executedBy = async (device: EntityIdentifier): Promise<number> =>
    (await served.testBed.network.devices.logOf(device)).filter(({ kind }) => kind === 'executed').length

  it('hands slots over, whichever worker has the device', async () => {
    for (const index of [0, 1]) {
      await served.handOver(index)
      await until('the GPF has executed', async () => (await executedBy(devicesOf(index).GPF)) === 1)
      const cells = await served.get(`/devices/${devicesOf(index).GPF}/cells`)
      assert.equal(cells.status, 200)
      assert.match(cells.text, new RegExp(served.testBed.network.fleet.premises(index).gasNetworkOperator.name))
    }
    const { framesSeenByDevice, frames } = (await served.get(`/devices/${devicesOf(0).GPF}/link`)).json as {
      framesSeenByDevice: number
      frames: { direction: string }[]
    }
    assert.deepEqual([framesSeenByDevice, frames.map(({ direction }) => direction)], [1, ['down', 'up']])
  })

  it('has devices raise alerts, which their network operator gets', async () => {
    const { ESME } = devicesOf(2)
    const raised = await post(`/devices/${ESME}/alerts`, { alertCode: '8F3E' })
    assert.equal(raised.status, 200, raised.text)
    await until('the alert stands in the history of the device', async () =>
      (await served.get(`/devices/${ESME}/history`)).text.includes('8F3E'),
    )
  })

  it('shows what meters show and have logged, and lets customers use them', async () => {
    const { ESME } = devicesOf(3)
    const shown = await served.get(`/devices/${ESME}/display`)
    assert.deepEqual([shown.status, shown.text.includes('meter-balance')], [200, true])
    assert.equal((await served.get(`/devices/${ESME}/timeline`)).status, 200)
    const entered = await post(`/devices/${ESME}/at-the-meter`, { kind: 'enter-token', token: '12345678901234567890' })
    assert.deepEqual([entered.status, entered.json], [400, { error: 'the meter does not take the token' }])
  })

  it('interrupts and restores a supply, of which the meter tells', async () => {
    const { ESME } = devicesOf(4)
    assert.equal((await served.put('/premises/4/supply', { interrupted: true })).status, 200)
    assert.equal((await served.put('/premises/4/supply', { interrupted: false })).status, 200)
    await until('the restoration is told', async () =>
      (await served.get(`/devices/${ESME}/history`)).text.includes('8F35'),
    )
  })

  it('begins the life of premises at another stage, which their worker hears of', async () => {
    const begun = await served.put('/premises/5/stage', { stage: 'manufactured' })
    assert.equal(begun.status, 200, begun.text)
    const image = { version: '00000001', octets: Buffer.from('image'), hash: '00' }
    const deliveredTo = async (index: number) => {
      const delivered = await served.testBed.network.devices.deliverFirmware(devicesOf(index).ESME, image)
      return delivered.ok ? '' : delivered.failure
    }
    assert.match(await deliveredTo(5), /is not on its home area network/)
    assert.doesNotMatch(await deliveredTo(6), /is not on its home area network/)
  })

  /** Of the supplier of some premises; its code is the last on a connection. */
  const send = async (
    index: number,
    serviceReferenceVariant: string,
    device: EntityIdentifier,
    fields: readonly (readonly [string, string])[] = [],
  ): Promise<string> => {
    const { fleet } = served.testBed.network
    const supplier = await served.testBed.users.supplier(fleet.premises(index).supplier.entityIdentifier)
    const request = requestOf({ serviceReferenceVariant, device, fields }, supplier.newRequestId)
    if (!request.ok) assert.fail(request.failure)
    const performed = await supplier.perform(request.value)
    if (!performed.ok) assert.fail(performed.failure.detail)
    return performed.value.last.answer.response.responseCode
  }
  const recordOf = (device: EntityIdentifier) => served.testBed.network.dcc.inventory.record(device)

  it('brings meters images, which they run when they are told to', async () => {
    const { ESME } = devicesOf(7)
    const image = Buffer.from('an image')
    const distributed = await send(7, '11.1', ESME, [
      ['FirmwareImage', image.toString('base64')],
      ['FirmwareVersion', '0000A002'],
      ['DeviceIDList', ESME],
    ])
    assert.equal(distributed, 'I99')
    await until('the meter tells of the image', async () =>
      (await served.get(`/devices/${ESME}/history`)).text.includes('8F72'),
    )
    const hash = createHash('sha256').update(image).digest('hex')
    assert.equal(await send(7, '11.3', ESME, [['FirmwareHash', hash]]), 'I99')
    await until('the inventory has what it runs', async () => recordOf(ESME)?.details.firmwareVersion === '0000A002')
  })

  it('goes on with the hub that takes the place of another', async () => {
    const { ESME, CHF } = devicesOf(8)
    const { fleet } = served.testBed.network
    assert.equal(await send(8, '8.9', CHF, [['ReadSecurityDetails', '']]), 'I99')
    await until('the DCC has the log of the hub', async () => (await executedBy(CHF)) === 1)
    const exchanged = await post('/premises/8/hub-exchange', { hub: CHF })
    assert.equal(exchanged.status, 200, exchanged.text)
    const { hub, gpf } = exchanged.json as { hub: EntityIdentifier; gpf: EntityIdentifier }
    const notified = await send(8, '12.2', hub, [
      ['DeviceID', hub],
      ['DeviceManufacturer', '106C'],
      ['DeviceModel', '43484601'],
      ['DeviceType', 'CHF'],
      ['SMETSCHTSVersion', 'CHTS V1.4'],
      ['FirmwareVersion', '0002012F'],
      ['AssociatedGPFDeviceID', gpf],
    ])
    const installed = await send(8, '8.14.1', hub, [
      ['DeviceID', hub],
      ['CHFInstallType', 'Replacement CHF Install'],
      ['MPxN', fleet.premises(8).mpan],
      ['AerialInstall', 'false'],
      ['CHFLocation', 'Deep indoors'],
    ])
    assert.deepEqual([notified, installed], ['I99', 'I99'])
    assert.equal(await send(8, '8.12.1', hub, [['OldCHFID', CHF]]), 'I99')
    await until('the meter is on its new hub', async () => recordOf(ESME)?.communicationsHub === hub)
    assert.equal(await send(8, '4.1.1', ESME), 'I99')
    await until('the meter answers there', async () => (await executedBy(ESME)) === 1)
  })

  it('has faults strike where devices are fitted, and counts them', async () => {
    const { ESME, CHF } = devicesOf(9)
    const { network } = served.testBed
    assert.equal((await served.put('/premises/9/stage', { stage: 'hub-installed' })).status, 200)
    const planned = [{ fault: 'mistyped-install-code', device: ESME, next: 1 }]
    assert.equal((await served.put('/fault-plan', planned)).status, 200)
    const added = await send(9, '8.11', CHF, [
      ['DeviceID', ESME],
      ['RequestType', 'Add'],
      ['JoinTimePeriod', '90'],
      ['InstallCode', network.fleet.blueprint(ESME)?.fitting.installCode.toString('hex') ?? ''],
      ['ImportMPxN', network.fleet.premises(9).mpan],
    ])
    assert.equal(added, 'I99')
    await until('the fault has struck', async () => network.faultPlan.rules()[0]?.hits === 1)
    assert.equal(network.faultPlan.rules()[0]?.next, 0)
    await until('the hub has answered', async () => recordOf(ESME)?.status === 'Whitelisted')
  })

  it('stops the clock of its workers with its own', async () => {
    await served.put('/clock', { running: false })
    const { devices, fleet } = served.testBed.network
    const at = async (): Promise<unknown> => {
      const device = fleet.premises(6).devices.ESME
      await devices.setClock(device, 0)
      return (await devices.logOf(device)).at(-1)?.at
    }
    const stopped = await at()
    await wait(50)
    assert.equal(await at(), stopped)
    await served.put('/clock', { running: true })
    await wait(50)
    assert.notEqual(await at(), stopped)
  })
})

it('workers that cannot begin keep no network up, and say why', async () => {
  const state = mkdtempSync(join(tmpdir(), 'devices-in-workers-'))
  writeFileSync(join(state, 'worker-1'), 'no directory')
  const ports = { port: 0, smkiPort: 0, harnessPort: 0 }
  const configuration = configure({ ...ports, workers: 1, premises: 4, state })
  const why = { code: 'SIM_CONFIGURATION', message: /worker-1' can be no state directory/ }
  await assert.rejects(bringUp(configuration, createLogger({ level: 'silent' })), why)
  rmSync(state, { recursive: true })
})
