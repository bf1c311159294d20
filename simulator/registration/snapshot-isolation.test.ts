import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { MarketDate } from '../vocabulary/market-date.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { RegistrationChange } from './registration-change.ts'
import { createRegistrationData, type RegistrationSnapshot } from './registration-data.ts'

const points = ['1200123456787', '1000123456788', '1234567810', '3000000103', '2700123456782'] as MeteringPoint[]
const today = '2026-11-22' as MarketDate
const since = { from: '2019-04-01' as MarketDate, to: null }

const registered = (party: string): RegistrationChange[] =>
  points.map((meteringPoint) => ({ meteringPoint, networkParties: [{ meteringPoint, networkParty: party, ...since }] }))

/** Every point of the market is registered to one party, and to another after the next load. */
const parties = fc.array(fc.tuple(fc.constantFrom('LOND', 'EELC', 'SWEB', 'MANW'), fc.boolean()), { maxLength: 12 })

const seenBy = (snapshot: RegistrationSnapshot): string[] =>
  points.flatMap((point) => snapshot.networkPartiesOn(point, today))

test('case 71: whatever is loaded, a snapshot sees one state, the one in which it was taken, and never half of a load', () => {
  fc.assert(
    fc.property(parties, (loads) => {
      const data = createRegistrationData({ networkPartyRecords: () => [], supplierRecords: () => [] })
      data.applyAll(registered('NORW'))
      const taken: [RegistrationSnapshot, string][] = [[data.snapshot(), 'NORW']]
      for (const [party, isRefresh] of loads) {
        const load = registered(party)
        const result = isRefresh ? data.refresh('networkParties', load) : data.applyAll(load)
        assert.ok(result.ok)
        taken.push([data.snapshot(), party])
      }
      for (const [snapshot, party] of taken)
        assert.deepEqual(
          seenBy(snapshot),
          points.map(() => party),
        )
    }),
  )
})
