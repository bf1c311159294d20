import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { memoryStore } from '../../environment/store/testing/memory-store.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import type { Mpan, Mprn } from '../../vocabulary/metering-point.ts'
import { devices, inventoryOfSite, mpan, mprn } from '../testing/site.ts'
import { asSeen, createSmartMeteringInventory, determiningPoint, meteringPointsOf } from './smart-metering-inventory.ts'

const newGsme = entityIdentifier('00-DB-12-34-56-78-90-B1')

function known(device: keyof typeof devices): InventoryRecord {
  const record = inventoryOfSite(devices[device])
  if (record === undefined) throw new SimulatorFault('SIM_NO_SUCH_DEVICE', device)
  return record
}

const twice: InventoryRecord = { ...known('GPF'), joined: [devices.GSME, newGsme] }

const inventoryWith = (...records: InventoryRecord[]) => ({
  record: (device: InventoryRecord['deviceId']) => records.find(({ deviceId }) => deviceId === device),
})

describe('the metering points of a device', () => {
  test('are those of the ESME itself, each with its purpose', () => {
    const twin = { ...known('ESME'), secondaryImportMpan: '1200123456788' as Mpan, exportMpan: '1200123456789' as Mpan }
    const points = meteringPointsOf(twin, inventoryWith())
    assert.deepEqual(
      points.map(({ kind, value, purpose }) => [kind, value, purpose]),
      [
        ['MPAN', mpan, 'import'],
        ['MPAN', '1200123456788', 'secondary'],
        ['MPAN', '1200123456789', 'export'],
      ],
    )
    assert.equal(determiningPoint(points), mpan)
  })

  test('are for a GPF the MPRN of the GSME that is joined to it', () => {
    const points = meteringPointsOf(known('GPF'), inventoryWith(known('GSME')))
    assert.deepEqual(points, [{ kind: 'MPRN', value: mprn, purpose: 'import', through: devices.GSME }])
  })

  for (const status of ['Decommissioned', 'Withdrawn', 'Suspended'] as const)
    test(`leave a GSME out that is ${status}`, () => {
      const old = { ...known('GSME'), status, importMpxn: '3000000103' as Mprn }
      const points = meteringPointsOf(twice, inventoryWith(old, { ...known('GSME'), deviceId: newGsme }))
      assert.equal(determiningPoint(points), mprn)
    })

  test('leave it open where two GSMEs in service have different MPRNs', () => {
    const other = { ...known('GSME'), deviceId: newGsme, importMpxn: '3000000103' as Mprn }
    const points = meteringPointsOf(twice, inventoryWith(known('GSME'), other))
    assert.equal(points.length, 2)
    assert.equal(determiningPoint(points), null)
  })

  test('agree where two GSMEs have the same MPRN', () => {
    const points = meteringPointsOf(twice, inventoryWith(known('GSME'), { ...known('GSME'), deviceId: newGsme }))
    assert.equal(determiningPoint(points), mprn)
  })
})

test('what changes in the inventory is there when it is opened again', async () => {
  const { store } = memoryStore()
  const changed: InventoryRecord = { ...known('GSME'), status: 'Withdrawn' }
  const inventory = await createSmartMeteringInventory(inventoryOfSite, () => [], store)
  await inventory.put(changed)
  const again = await createSmartMeteringInventory(inventoryOfSite, () => [], store)
  assert.deepEqual(again.record(devices.GSME), changed)
  assert.deepEqual(again.record(devices.ESME), known('ESME'))
  await store.close()
})

test('a decision sees each device as it looked at it first, and what it puts names the version of that', async () => {
  const { store } = memoryStore()
  const inventory = await createSmartMeteringInventory(inventoryOfSite, () => [devices.ESME], store)
  const decision = asSeen(inventory)
  assert.deepEqual(decision.record(devices.ESME), known('ESME'))
  const changed: InventoryRecord = { ...known('ESME'), status: 'Suspended' }
  await inventory.put(changed)
  assert.deepEqual(decision.record(devices.ESME), known('ESME'))
  assert.deepEqual(decision.search({ by: 'device', deviceId: devices.ESME }), [known('ESME')])
  for (const put of [decision.toPut({ ...known('ESME'), uprn: '1' }), decision.toDelete(devices.ESME)])
    assert.deepEqual(await store.change({ put: [put] }), { ok: false, lost: [`inventory/${devices.ESME}`] })
  const next = asSeen(inventory)
  assert.deepEqual(next.record(devices.ESME), changed)
  assert.ok((await store.change({ put: [next.toDelete(devices.ESME)] })).ok)
  await store.close()
})
