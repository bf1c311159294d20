import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { parseInstant } from '../vocabulary/instant.ts'
import { type MarketDate, marketDateOf } from '../vocabulary/market-date.ts'
import type { Mpan, Mprn } from '../vocabulary/metering-point.ts'
import type { NetworkPartyRecord, SupplierRecord } from '../vocabulary/registration-record.ts'
import type { RegistrationChange } from './registration-change.ts'
import { createRegistrationData, type RegistrationSource } from './registration-data.ts'

const london = '1200123456787' as Mpan
const eastern = '1000123456788' as Mpan
const gas = '1234567810' as Mprn
const day = (text: string): MarketDate => text as MarketDate

const network = (point: Mpan | Mprn, networkParty: string, from: string, to: string | null): NetworkPartyRecord => ({
  meteringPoint: point,
  networkParty,
  from: day(from),
  to: to === null ? null : day(to),
})
const supply = (point: Mpan | Mprn, supplier: string, from: string, to: string | null): SupplierRecord => ({
  meteringPoint: point,
  supplier,
  from: day(from),
  to: to === null ? null : day(to),
})

/** The host DNO's MPANs, since 2015. */
const fleet: RegistrationSource = {
  networkPartyRecords: (point) =>
    point === london
      ? [network(london, 'LOND', '2015-01-01', null)]
      : point === eastern
        ? [network(eastern, 'EELC', '2015-01-01', null)]
        : [],
  supplierRecords: (point) => (point === london ? [supply(london, 'ALBN', '2020-01-01', null)] : []),
}

describe('Registration Data', () => {
  it('records what the base computes until told otherwise', () => {
    const snapshot = createRegistrationData(fleet).snapshot()
    assert.deepEqual(snapshot.networkPartiesOn(london, day('2026-11-22')), ['LOND'])
    assert.deepEqual(snapshot.suppliersOn(london, day('2026-11-22')), ['ALBN'])
    assert.deepEqual(snapshot.networkPartiesOn(gas, day('2026-11-22')), [])
  })

  it('keeps the two series apart', () => {
    const data = createRegistrationData(fleet)
    data.replace(london, { suppliers: [supply(london, 'CSTL', '2026-01-01', null)] })
    assert.deepEqual(data.snapshot().suppliersOn(london, day('2026-11-22')), ['CSTL'])
    assert.deepEqual(data.snapshot().networkPartiesOn(london, day('2026-11-22')), ['LOND'])
  })

  it('takes a metering point out of the registration', () => {
    const data = createRegistrationData(fleet)
    data.replace(london, { networkParties: [] })
    assert.deepEqual(data.snapshot().networkPartiesOn(london, day('2026-11-22')), [])
  })

  it('names every party that is recorded for one day, each once', () => {
    const data = createRegistrationData(fleet)
    data.replace(london, {
      networkParties: [
        network(london, 'LOND', '2015-01-01', null),
        network(london, 'GUCL', '2026-01-01', null),
        network(london, 'LOND', '2026-01-01', '2026-12-31'),
      ],
    })
    assert.deepEqual(data.snapshot().networkPartiesOn(london, day('2026-11-22')), ['LOND', 'GUCL'])
  })

  it('leaves a snapshot as it was whatever is loaded afterwards (case 71)', () => {
    const data = createRegistrationData(fleet)
    const before = data.snapshot()
    data.replace(london, { networkParties: [network(london, 'GUCL', '2026-01-01', null)] })
    const between = data.snapshot()
    data.refresh('networkParties', [])
    assert.deepEqual(before.networkPartiesOn(london, day('2026-11-22')), ['LOND'])
    assert.deepEqual(between.networkPartiesOn(london, day('2026-11-22')), ['GUCL'])
    assert.deepEqual(data.snapshot().networkPartiesOn(london, day('2026-11-22')), [])
  })

  it('does not let a caller change a snapshot through the list that was handed in', () => {
    const data = createRegistrationData(fleet)
    const records = [network(london, 'GUCL', '2026-01-01', null)]
    data.replace(london, { networkParties: records })
    const snapshot = data.snapshot()
    records.pop()
    assert.deepEqual(snapshot.networkPartiesOn(london, day('2026-11-22')), ['GUCL'])
  })

  it('refuses a record of another metering point, and one that ends before it starts', () => {
    const data = createRegistrationData(fleet)
    const fault = (error: unknown) => error instanceof SimulatorFault && error.code === 'SIM_CONFIGURATION'
    assert.throws(() => data.replace(london, { networkParties: [network(eastern, 'GUCL', '2026-01-01', null)] }), fault)
    assert.throws(
      () => data.replace(london, { suppliers: [supply(london, 'CSTL', '2026-02-01', '2026-01-31')] }),
      fault,
    )
    assert.deepEqual(data.snapshot().suppliersOn(london, day('2026-11-22')), ['ALBN'])
  })

  it('after a full refresh of one series registers only what the refresh named, and leaves the other series', () => {
    const data = createRegistrationData(fleet)
    data.refresh('networkParties', [
      { meteringPoint: eastern, networkParties: [network(eastern, 'GUCL', '2026-01-01', null)] },
    ])
    assert.deepEqual(data.snapshot().networkPartiesOn(london, day('2026-11-22')), [])
    assert.deepEqual(data.snapshot().networkPartiesOn(eastern, day('2026-11-22')), ['GUCL'])
    assert.deepEqual(data.snapshot().suppliersOn(london, day('2026-11-22')), ['ALBN'])
  })
})

describe('a change of network party on 1 June and on 1 December', () => {
  const data = createRegistrationData(fleet)
  data.replace(london, {
    networkParties: [
      network(london, 'LOND', '2015-01-01', '2026-05-31'),
      network(london, 'GUCL', '2026-06-01', '2026-11-30'),
      network(london, 'ETCL', '2026-12-01', null),
    ],
  })
  const snapshot = data.snapshot()
  // British Summer Time began on 29 March 2026 at 01:00Z and ended on 25 October 2026 at 01:00Z.
  const rows: readonly (readonly [string, string, string])[] = [
    ['the last second of May in BST', '2026-05-31T22:59:59Z', 'LOND'],
    ['the first second of June in BST, still May in UTC', '2026-05-31T23:00:00Z', 'GUCL'],
    ['five past midnight in BST (case 46)', '2026-05-31T23:05:00Z', 'GUCL'],
    ['the same evening with its offset written out', '2026-06-01T00:05:00+01:00', 'GUCL'],
    ['the last second of November in GMT', '2026-11-30T23:59:59Z', 'GUCL'],
    ['the first second of December in GMT', '2026-12-01T00:00:00Z', 'ETCL'],
    ['an hour before it, which in summer would have been the day', '2026-11-30T23:00:00Z', 'GUCL'],
  ]
  for (const [name, moment, party] of rows)
    it(`names ${party} at ${name}`, () => {
      const instant = parseInstant(moment)
      assert.ok(instant !== null)
      assert.deepEqual(snapshot.networkPartiesOn(london, marketDateOf(instant)), [party])
    })
})

describe('the days on which the clocks change', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['the day before summer time ends at midnight GMT', '2026-03-28T23:59:59Z', '2026-03-28'],
    ['summer time starts on a day that began at midnight GMT', '2026-03-29T00:00:00Z', '2026-03-29'],
    ['the short day ends at 23:00Z', '2026-03-29T22:59:59Z', '2026-03-29'],
    ['and the next begins', '2026-03-29T23:00:00Z', '2026-03-30'],
    ['the long day begins at 23:00Z', '2026-10-24T23:00:00Z', '2026-10-25'],
    ['it holds the hour that comes twice', '2026-10-25T00:30:00Z', '2026-10-25'],
    ['and ends at midnight GMT', '2026-10-25T23:59:59Z', '2026-10-25'],
    ['after which winter days begin at midnight', '2026-10-26T00:00:00Z', '2026-10-26'],
  ]
  for (const [name, moment, expected] of rows)
    it(`${name}: ${moment} is ${expected}`, () => {
      const instant = parseInstant(moment)
      assert.ok(instant !== null)
      assert.equal(marketDateOf(instant), expected)
    })
})

describe('a load', () => {
  const points = [london, eastern, gas] as const
  const change = fc
    .record({ point: fc.constantFrom(...points), party: fc.constantFrom('LOND', 'GUCL', 'CAD'), good: fc.boolean() })
    .map(
      ({ point, party, good }): RegistrationChange => ({
        meteringPoint: point,
        networkParties: [network(point, party, '2026-06-02', good ? '2026-06-02' : '2026-06-01')],
      }),
    )

  it('is taken whole, or not at all with every flaw named', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.constantFrom('applyAll', 'refresh'), (changes, way) => {
        const data = createRegistrationData(fleet)
        const before = points.map((point) => data.snapshot().networkPartyRecords(point))
        const taken = way === 'refresh' ? data.refresh('networkParties', changes) : data.applyAll(changes)
        const flawed = changes.filter(({ networkParties }) => networkParties?.[0]?.to === '2026-06-01')
        const after = points.map((point) => data.snapshot().networkPartyRecords(point))
        if (flawed.length > 0) {
          assert.ok(!taken.ok)
          assert.equal(taken.failure.length, flawed.length)
          assert.deepEqual(after, before)
          return
        }
        assert.ok(taken.ok)
        const expected = points.map((point, index) => {
          const last = changes.findLast(({ meteringPoint }) => meteringPoint === point)
          return last?.networkParties ?? (way === 'refresh' ? [] : before[index])
        })
        assert.deepEqual(after, expected)
      }),
    )
  })
})
