import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { networkOperators } from '../market/network-operators.ts'
import { suppliers } from '../market/suppliers.ts'
import { readCsv } from '../registration/csv.ts'
import { loadCsv } from '../registration/csv-loader.ts'
import { createRegistrationData } from '../registration/registration-data.ts'
import type { MarketDate } from '../vocabulary/market-date.ts'
import { configure } from './configuration/configuration.ts'
import { type ExportSubject, exportLines, sourceOfNetwork, sourceOfSeed } from './exports.ts'
import { deterministicTestBed } from './testing/prepared-handover.ts'

const size = 200
const said = { seed: 'exports', premises: size }
const testBed = await deterministicTestBed(said)
after(() => testBed.close())
const { network } = testBed
const everything = { after: 0, limit: size }
const fileOf = (subject: ExportSubject, source = sourceOfSeed(configure(said))) =>
  `${[...exportLines(subject, source)].join('\n')}\n`

for (const series of ['networkParties', 'suppliers'] as const)
  describe(`the file of ${series}`, () => {
    test('is taken by the loader, and registers what was registered', async () => {
      const load = await loadCsv(fileOf(series), { networkParties: networkOperators, suppliers })
      assert.ok(load.ok, JSON.stringify(!load.ok && load.failure.rejected.slice(0, 3)))
      assert.equal(load.value.series, series)
      const loaded = createRegistrationData({ networkPartyRecords: () => [], supplierRecords: () => [] })
      assert.ok(loaded.applyAll(load.value.changes).ok)
      const [from, to] = [network.registration.data.snapshot(), loaded.snapshot()]
      for (const premises of network.fleet)
        for (const point of [premises.mpan, premises.secondaryImportMpan, premises.exportMpan, premises.mprn]) {
          if (point === null) continue
          if (series === 'suppliers') assert.deepEqual(to.supplierRecords(point), from.supplierRecords(point))
          else assert.deepEqual(to.networkPartyRecords(point), from.networkPartyRecords(point))
        }
    })

    test('is the same of the seed as of a network that came up with it', () =>
      assert.equal(fileOf(series, sourceOfNetwork(network, everything)), fileOf(series)))
  })

test('a network’s file tells what was recorded since, a point without a record too', async () => {
  const { mprn, mpan } = network.fleet.premises(7)
  const from = '2026-01-01' as MarketDate
  await network.registration.record(mprn, {
    networkParties: [{ meteringPoint: mprn, networkParty: 'NGN', from, to: null }],
  })
  await network.registration.record(mpan, { networkParties: [] })
  const file = fileOf('networkParties', sourceOfNetwork(network, everything))
  assert.ok(file.includes(`\n${mprn},NGN,2026-01-01,\n`))
  assert.ok(file.includes(`\n${mpan},,,\n`))
  assert.ok((await loadCsv(file, { networkParties: networkOperators, suppliers })).ok)
})

test('the inventory has a line for each device, its values under their headings', () => {
  const [headings, ...rows] = Array.from(readCsv(fileOf('inventory')), ({ fields }) => fields)
  assert.equal(rows.length, 4 * size)
  const column = (name: string) => headings?.indexOf(name) ?? -1
  for (const row of rows) {
    assert.equal(row.length, headings?.length)
    const device = network.dcc.inventory.record(row[column('device_id')] as never)
    assert.equal(row[column('type')], device?.type)
    assert.equal(row[column('import_mpxn')], device?.importMpxn ?? '')
    assert.equal(row[column('post_code')], device?.postCode)
  }
})

test('a page holds as many premises as it is asked for, and no more than there are', () => {
  const lines = (page: { after: number; limit: number }) => [
    ...exportLines('inventory', sourceOfNetwork(network, page)),
  ]
  assert.equal(lines({ after: 10, limit: 5 }).length, 1 + 4 * 5)
  assert.equal(lines({ after: size - 2, limit: 50 }).length, 1 + 4 * 2)
  assert.equal(lines({ after: size, limit: 50 }).length, 1)
})
