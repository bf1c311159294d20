import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { InventoryUpdate } from '../../duis/request.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryQuery } from '../../vocabulary/inventory-query.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import { signedRequest } from '../testing/requests.ts'
import {
  accessControlBroker,
  albion,
  border,
  cadent,
  devices,
  inventoryOfSite,
  london,
  mpan,
  mprn,
} from '../testing/site.ts'
import { withStateDirectory } from '../testing/state-directory.ts'
import { createWorld, responseIn, type World } from '../testing/world.ts'

const world = await createWorld()
after(() => world.close())

let counter = 0n

async function ask(
  from: EntityIdentifier,
  variant: '8.2' | '8.4',
  body: Parameters<typeof signedRequest>[0],
  where: World,
) {
  counter += 1n
  const reference = { serviceReference: variant, serviceReferenceVariant: variant, commandVariant: 8 } as const
  const octets = await signedRequest({ from, to: accessControlBroker, counter, ...reference, ...body })
  const answer = await where.dcc.takeRequest('NonDevice', octets)
  assert.equal(answer.status, 200)
  return responseIn(answer.body, where.duis)
}

async function read(query: InventoryQuery, from = albion, where = world): Promise<string> {
  const { responseCode, body } = await ask(from, '8.2', { body: { kind: 'ReadInventory', query } }, where)
  if (body.kind !== 'ResponseMessage' || body.content?.kind !== 'DSPInventory') return responseCode
  return `${responseCode} ${body.content.devices.map(({ deviceType }) => deviceType).join(' ')}`
}

async function update(deviceId: EntityIdentifier, change: InventoryUpdate, from = albion, where = world) {
  const body = { kind: 'UpdateInventory', deviceId, update: change } as const
  return (await ask(from, '8.4', { body }, where)).responseCode
}

const atPoint = (meteringPoint: string): InventoryQuery => ({ by: 'metering-point', meteringPoint })
const byDevice = (deviceId: EntityIdentifier): InventoryQuery => ({ by: 'device', deviceId })
const importPoint = (meteringPoint: string): InventoryUpdate => ({
  kind: 'UpdateMPxN',
  place: 'ImportMPxN',
  meteringPoint,
})

const newMpan = '1000123456788' as MeteringPoint
const suppliedBy = (supplier: string, from = '2020-01-01', to: string | null = null) => ({
  suppliers: [{ meteringPoint: newMpan, supplier, from: from as MarketDate, to: to as MarketDate | null }],
})

describe('8.2 Read Inventory', () => {
  test('answers with the device, or with a hub and all that hangs on it', async () => {
    assert.equal(await read(byDevice(devices.ESME)), 'I0 ESME')
    assert.equal(await read(byDevice(devices.CHF)), 'I0 ESME GSME CHF GPF')
  })

  test('tells all that the published answer tells, in one shape for each type of device', async () => {
    const { body } = await ask(albion, '8.2', { body: { kind: 'ReadInventory', query: byDevice(devices.CHF) } }, world)
    assert.ok(body.kind === 'ResponseMessage' && body.content?.kind === 'DSPInventory')
    const nothingOf = Object.fromEntries(
      body.content.devices.map((device) => [
        device.deviceType,
        Object.entries(device).flatMap(([field, value]) => (value === null ? [field] : [])),
      ]),
    )
    const points = ['importMpxn', 'secondaryImportMpan', 'exportMpan']
    assert.deepEqual(nothingOf, {
      ESME: ['secondaryImportMpan', 'exportMpan', 'hanVariant', 'connectivity'],
      GSME: ['secondaryImportMpan', 'exportMpan', 'esmeVariant', 'hanVariant', 'connectivity'],
      CHF: [...points, 'esmeVariant'],
      GPF: ['dateCommissioned', ...points, 'esmeVariant', 'hanVariant', 'connectivity'],
    })
  })

  test('finds an MPRN however many zeros it is written with in front', async () =>
    assert.equal(await read(atPoint(`00${mprn}`)), 'I0 GSME GPF'))

  test('answers by metering point and by property', async () => {
    assert.equal(await read(atPoint(mpan)), 'I0 ESME')
    assert.equal(await read(atPoint(mprn)), 'I0 GSME GPF')
    const property = { by: 'property', postCode: 'N1 1AA', addressIdentifier: '1' } as const
    assert.equal(await read(property), 'I0 ESME GSME CHF GPF')
  })

  test('says that nothing is what was asked for (E080201)', async () =>
    assert.equal(await read(atPoint(newMpan)), 'E080201'))

  test('answers with seventeen devices at most (E080202)', async () => {
    for (const [many, answer] of [
      [17, `I0${' ESME'.repeat(17)}`],
      [18, 'E080202'],
    ] as const) {
      const ids = Array.from({ length: many }, (_, index) =>
        entityIdentifier(`00-DB-12-34-56-78-91-${index.toString(16).padStart(2, '0').toUpperCase()}`),
      )
      const esme = inventoryOfSite(devices.ESME)
      assert.ok(esme)
      const where = await createWorld({
        devicesAt: () => ids,
        inventory: (deviceId) => (ids.includes(deviceId) ? { ...esme, deviceId } : undefined),
      })
      assert.equal(await read(atPoint(mpan), albion, where), answer)
      await where.close()
    }
  })

  test('is for network parties of the metering point too, and for nobody else (E4)', async () => {
    assert.equal(await read(atPoint(mprn), cadent), 'I0 GSME GPF')
    assert.equal(await read(atPoint(mpan), london), 'I0 ESME')
    assert.equal(await read(atPoint(mpan), cadent), 'E4')
    assert.equal(await read(atPoint(mpan), border), 'E4')
  })

  test('is for a supplier to come, and no longer for one that was', async () => {
    const where = await createWorld()
    const period = (supplier: string, from: string, to: string | null) => ({
      meteringPoint: mpan as MeteringPoint,
      supplier,
      from: from as MarketDate,
      to: to as MarketDate | null,
    })
    where.registration.replace(mpan, {
      suppliers: [
        period('CSTL', '2019-01-01', '2026-11-21'),
        period('ALBN', '2026-11-22', '2026-12-31'),
        period('BRDR', '2027-01-01', null),
      ],
    })
    assert.equal(await read(atPoint(mpan), border, where), 'I0 ESME')
    const coastal = where.dcc.users.all()
    const former = [...coastal].find(({ parties }) => parties.includes('CSTL'))
    assert.ok(former)
    assert.equal(await read(atPoint(mpan), former.entityIdentifier, where), 'E4')
    await where.close()
  })
})

describe('8.4 Update Inventory', () => {
  test('moves an ESME to another metering point of its supplier', async () => {
    const where = await createWorld()
    where.registration.replace(newMpan, suppliedBy('ALBN'))
    assert.equal(await update(devices.ESME, importPoint(newMpan), albion, where), 'I99')
    assert.equal(where.dcc.inventory.record(devices.ESME)?.importMpxn, newMpan)
    const changed = where.events.filter(({ kind }) => kind === 'device-changed')
    assert.deepEqual(changed, [{ kind: 'device-changed', at: where.clock.now(), device: devices.ESME }])
    assert.equal(await read(atPoint(newMpan), albion, where), 'I0 ESME')
    await where.close()
  })

  test('records an export MPAN beside the import MPAN', async () => {
    const where = await createWorld()
    where.registration.replace(newMpan, suppliedBy('ALBN'))
    const exported = { kind: 'UpdateMPxN', place: 'ExportMPAN', meteringPoint: newMpan } as const
    assert.equal(await update(devices.ESME, exported, albion, where), 'I99')
    const { importMpxn, exportMpan } = where.dcc.inventory.record(devices.ESME) ?? {}
    assert.deepEqual({ importMpxn, exportMpan }, { importMpxn: mpan, exportMpan: newMpan })
    await where.close()
  })

  test('takes no metering point of another supplier (E4)', async () => {
    const where = await createWorld()
    where.registration.replace(newMpan, suppliedBy('BRDR'))
    assert.equal(await update(devices.ESME, importPoint(newMpan), albion, where), 'E4')
    await where.close()
  })

  test('takes no metering point that will be of the supplier in time to come, or was (E4)', async () => {
    const where = await createWorld()
    for (const [from, to] of [
      ['2026-11-23', null],
      ['2020-01-01', '2026-11-21'],
    ] as const) {
      where.registration.replace(newMpan, suppliedBy('ALBN', from, to))
      assert.equal(await update(devices.ESME, importPoint(newMpan), albion, where), 'E4')
    }
    await where.close()
  })

  test('takes no device of another supplier, even for a metering point of the sender (E4)', async () => {
    const where = await createWorld()
    where.registration.replace(newMpan, suppliedBy('BRDR'))
    assert.equal(await update(devices.ESME, importPoint(newMpan), border, where), 'E4')
    await where.close()
  })

  test('takes nothing from a network operator (E4)', async () => {
    assert.equal(await update(devices.ESME, importPoint(mpan), london), 'E4')
  })

  test('takes no device that is not there (E080405)', async () => {
    assert.equal(await update(accessControlBroker, importPoint(mpan)), 'E080405')
  })

  for (const [what, device, change] of [
    ['an MPRN for an ESME', 'ESME', importPoint(mprn)],
    ['an MPAN for a GSME', 'GSME', importPoint(mpan)],
    ['an MPRN for a GPF, which has that of its GSME', 'GPF', importPoint(mprn)],
    ['an export MPAN for a GSME', 'GSME', { kind: 'UpdateMPxN', place: 'ExportMPAN', meteringPoint: mpan }],
  ] as const)
    test(`does not take ${what} (E080407)`, async () => assert.equal(await update(devices[device], change), 'E080407'))

  const statusOf = (kind: 'UpdateDeviceStatusCH' | 'UpdateDeviceStatusExceptCH', status: 'Pending' | 'Withdrawn') =>
    ({ kind, status }) as const

  test('sets the status of a device', async () => {
    const where = await createWorld()
    const toPending = statusOf('UpdateDeviceStatusExceptCH', 'Pending')
    assert.equal(await update(devices.GPF, toPending, albion, where), 'I99')
    assert.equal(where.dcc.inventory.record(devices.GPF)?.status, 'Pending')
    assert.equal(await update(devices.CHF, statusOf('UpdateDeviceStatusCH', 'Withdrawn'), albion, where), 'I99')
    assert.equal(where.dcc.inventory.record(devices.CHF)?.status, 'Withdrawn')
    await where.close()
  })

  test('takes no commissioned meter back to pending (E080406)', async () =>
    assert.equal(await update(devices.ESME, statusOf('UpdateDeviceStatusExceptCH', 'Pending')), 'E080406'))

  test('takes no status of a hub for a meter, nor of a meter for a hub (E080406)', async () => {
    assert.equal(await update(devices.GPF, statusOf('UpdateDeviceStatusCH', 'Withdrawn')), 'E080406')
    assert.equal(await update(devices.CHF, statusOf('UpdateDeviceStatusExceptCH', 'Pending')), 'E080406')
  })

  const details = {
    kind: 'UpdateDeviceDetails',
    manufacturer: null,
    model: '433100AD',
    technicalSpecification: null,
    firmwareVersion: '00009002',
    esmeVariant: null,
  } as const

  test('records other details of a device, and leaves what is not named; it stays so', () =>
    withStateDirectory(async (state) => {
      const where = await createWorld({ state })
      assert.equal(await update(devices.GSME, details, albion, where), 'I99')
      await where.close()
      const again = await createWorld({ state })
      assert.deepEqual(again.dcc.inventory.record(devices.GSME)?.details, {
        ...inventoryOfSite(devices.GSME)?.details,
        model: '433100AD',
        firmwareVersion: '00009002',
      })
      await again.close()
    }))

  test('takes a variant for an ESME alone (E080408)', async () => {
    assert.equal(await update(devices.GSME, { ...details, esmeVariant: 'A' }), 'E080408')
    const where = await createWorld()
    assert.equal(await update(devices.ESME, { ...details, esmeVariant: 'ADE' }, albion, where), 'I99')
    assert.equal(where.dcc.inventory.record(devices.ESME)?.details.esmeVariant, 'ADE')
    await where.close()
  })

  test('deletes no device that has been installed (E080409)', async () =>
    assert.equal(await update(devices.ESME, { kind: 'DeleteDevice' }), 'E080409'))

  test('deletes a device that is pending: nothing finds it any more, and it stays so', () =>
    withStateDirectory(async (state) => {
      const where = await createWorld({ state })
      assert.equal(await update(devices.GPF, statusOf('UpdateDeviceStatusExceptCH', 'Pending'), albion, where), 'I99')
      assert.equal(await update(devices.GPF, { kind: 'DeleteDevice' }, albion, where), 'I99')
      assert.equal(await read(byDevice(devices.CHF), albion, where), 'I0 ESME GSME CHF')
      await where.close()
      const again = await createWorld({ state })
      assert.equal(again.dcc.inventory.record(devices.GPF), undefined)
      assert.equal(await update(devices.GPF, { kind: 'DeleteDevice' }, albion, again), 'E080405')
      await again.close()
    }))

  test('leaves a supplier alone to delete what is its own (E4)', async () =>
    assert.equal(await update(devices.GPF, { kind: 'DeleteDevice' }, border), 'E4'))
})
