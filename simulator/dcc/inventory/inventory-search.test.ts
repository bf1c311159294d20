import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { memoryStore } from '../../environment/store/testing/memory-store.ts'
import type { InventoryQuery } from '../../vocabulary/inventory-query.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import type { Mpan, Mprn } from '../../vocabulary/metering-point.ts'
import { devices, inventoryOfSite, mpan, mprn } from '../testing/site.ts'
import { createSmartMeteringInventory } from './smart-metering-inventory.ts'

const site = Object.values(devices)
const otherMprn = '3000000103' as Mprn

/** The inventory of the site, which the base finds by what it held when the world began. */
async function inventoryAfter(...changes: InventoryRecord[]) {
  const { store } = memoryStore()
  const byBase = (query: InventoryQuery) =>
    query.by === 'metering-point' && ![mpan as string, mprn].includes(query.meteringPoint) ? [] : site
  const inventory = await createSmartMeteringInventory(inventoryOfSite, byBase, store)
  for (const change of changes) await inventory.put(change)
  return (query: InventoryQuery) =>
    inventory
      .search(query)
      .map(({ type }) => type)
      .sort()
}

const known = (device: keyof typeof devices): InventoryRecord => {
  const record = inventoryOfSite(devices[device])
  assert.ok(record)
  return record
}

const at = (meteringPoint: string): InventoryQuery => ({ by: 'metering-point', meteringPoint })

describe('searching the inventory', () => {
  test('finds a meter by itself, and with a hub all that hangs on it', async () => {
    const search = await inventoryAfter()
    assert.deepEqual(search({ by: 'device', deviceId: devices.GPF }), ['GPF'])
    assert.deepEqual(search({ by: 'device', deviceId: devices.CHF }), ['CHF', 'ESME', 'GPF', 'GSME'])
  })

  test('finds an ESME by its MPAN, and by an MPRN the GSME with the GPF that has it through the GSME', async () => {
    const search = await inventoryAfter()
    assert.deepEqual(search(at(mpan)), ['ESME'])
    assert.deepEqual(search(at(mprn)), ['GPF', 'GSME'])
    assert.deepEqual(search(at('1')), [])
  })

  test('finds devices where they are now, and no longer where they were', async () => {
    const search = await inventoryAfter({ ...known('GSME'), importMpxn: otherMprn })
    assert.deepEqual(search(at(mprn)), [])
    assert.deepEqual(search(at(otherMprn)), ['GPF', 'GSME'])
  })

  test('finds devices by export and secondary MPAN', async () => {
    const search = await inventoryAfter({ ...known('ESME'), exportMpan: '1000123456788' as Mpan })
    assert.deepEqual(search(at('1000123456788')), ['ESME'])
  })

  test('finds everything at a property, by UPRN or by address in whatever spacing', async () => {
    const search = await inventoryAfter()
    const everything = ['CHF', 'ESME', 'GPF', 'GSME']
    assert.deepEqual(search({ by: 'property-reference', uprn: '100000000001' }), everything)
    assert.deepEqual(search({ by: 'property', postCode: 'n11aa', addressIdentifier: '1' }), everything)
    assert.deepEqual(search({ by: 'property', postCode: 'N1 1AA', addressIdentifier: '2' }), [])
  })
})
