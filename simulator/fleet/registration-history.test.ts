import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../environment/randomness.ts'
import { networkOperators } from '../market/network-operators.ts'
import { parseMarketDate } from '../vocabulary/market-date.ts'
import type { EffectivePeriod } from '../vocabulary/registration-record.ts'
import { createLocator } from './locator.ts'
import { sharesIdentifier } from './mistaken-operators.ts'
import { createPremisesDerivation } from './premises-derivation.ts'
import { createRegistrationHistory } from './registration-history.ts'

const random = createRandom('registration')
const all = [...createLocator(createPremisesDerivation(random), 4000)]
const history = createRegistrationHistory(random)
const networkSeries = all.flatMap((premises) =>
  [premises.mpan, premises.mprn].map((point) => ({
    premises,
    point,
    records: history.networkParties(point, premises),
  })),
)
const supplierSeries = all.flatMap((premises) =>
  [premises.mpan, premises.mprn].map((point) => ({ premises, point, records: history.suppliers(point, premises) })),
)
const operatorWithId = (id: string) => {
  const operator = networkOperators.find((candidate) => candidate.id === id)
  assert.ok(operator, id)
  return operator
}

test('ends in an open record of the party that runs the network of that fuel', () => {
  for (const { premises, point, records } of networkSeries) {
    const expected = point === premises.mpan ? premises.electricityNetworkOperator : premises.gasNetworkOperator
    assert.equal(records.at(-1)?.networkParty, expected.id)
    assert.equal(records.at(-1)?.to, null)
  }
})

test('ends in an open record of the supplier', () => {
  for (const { premises, records } of supplierSeries) {
    assert.equal(records.at(-1)?.supplier, premises.supplier.id)
    assert.equal(records.at(-1)?.to, null)
  }
})

test('has no day without a party and none with two', () => {
  for (const { records } of [...networkSeries, ...supplierSeries]) assertSeamless(records)
})

test('has begun before 2024', () => {
  for (const { records } of [...networkSeries, ...supplierSeries])
    for (const { from } of records) assert.ok(from >= '2006-01-01' && from < '2024-01-01', from)
})

test('has at some points an earlier record of another party', () => {
  const changedNetworks = networkSeries.filter(({ records }) => records.length > 1)
  const changedSuppliers = supplierSeries.filter(({ records }) => records.length > 1)
  assert.ok(Math.abs(changedNetworks.length / networkSeries.length - 1 / 16) < 0.01)
  assert.ok(Math.abs(changedSuppliers.length / supplierSeries.length - 1 / 8) < 0.015)
  for (const { records } of changedNetworks) {
    const [earlier, current] = records.map(({ networkParty }) => operatorWithId(networkParty))
    assert.ok(earlier && current && !sharesIdentifier(earlier, current))
  }
  for (const { records } of changedSuppliers) assert.notEqual(records[0]?.supplier, records[1]?.supplier)
})

test('changes supplier and network party on days of their own', () => {
  const points = networkSeries.map(({ records }, place) => [records, supplierSeries[place]?.records ?? []] as const)
  const both = points.filter(([networks, suppliers]) => networks.length > 1 && suppliers.length > 1)
  assert.ok(both.length > 0)
  assert.ok(both.every(([networks, suppliers]) => networks[1]?.from !== suppliers[1]?.from))
})

function assertSeamless(records: readonly EffectivePeriod[]): void {
  for (const [place, { from, to }] of records.entries()) {
    assert.ok(parseMarketDate(from) !== null)
    const next = records[place + 1]
    if (to === null) assert.equal(next, undefined)
    else assert.equal(new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10), next?.from)
  }
}
