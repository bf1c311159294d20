import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../environment/randomness.ts'
import { regions } from '../market/regions.ts'
import { entityIdentifier } from '../vocabulary/entity-identifier.ts'
import {
  hasRightMpanCheckDigit,
  hasRightMprnCheckDigits,
  type Mpan,
  mpanCheckDigit,
} from '../vocabulary/metering-point.ts'
import { largestFleet } from './gas-networks.ts'
import { createLocator, type Locator } from './locator.ts'
import { identifiersOf } from './mistaken-operators.ts'
import type { Premises } from './premises.ts'
import { createPremisesDerivation } from './premises-derivation.ts'

const locate = (size: number, seed = 'premises'): Locator =>
  createLocator(createPremisesDerivation(createRandom(seed)), size)

/** Everything of the premises but the address, which faker makes. */
const facts = ({ address: _address, ...rest }: Premises) => rest

const everywhere = locate(largestFleet)

describe('premises', () => {
  const anyPremises = fc.nat(largestFleet - 1).map((index) => everywhere.premises(index))

  test('are found again from every device and metering point', () => {
    fc.assert(
      fc.property(anyPremises, (premises) => {
        for (const [type, device] of Object.entries(premises.devices)) {
          const found = everywhere.deviceAt(device)
          assert.equal(found?.premises.index, premises.index)
          assert.equal(found?.type, type)
        }
        const { mpan, mprn, secondaryImportMpan, exportMpan } = premises
        for (const point of [mpan, mprn, secondaryImportMpan, exportMpan])
          if (point !== null) assert.equal(everywhere.premisesAt(point)?.index, premises.index)
      }),
      { numRuns: 500 },
    )
  })

  test('have metering points with right check digits and the prefix of the network they hang on', () => {
    fc.assert(
      fc.property(anyPremises, ({ mpan, mprn, electricityNetworkOperator, gasNetworkOperator }) => {
        assert.ok(hasRightMpanCheckDigit(mpan))
        assert.ok(hasRightMprnCheckDigits(mprn))
        assert.equal(mpan.slice(0, 2), electricityNetworkOperator.distributorId)
        assert.equal(/^7[4-7]/.test(mprn), gasNetworkOperator.kind === 'iGT')
      }),
    )
  })

  test('have in the slot what its state says', () => {
    fc.assert(
      fc.property(anyPremises, ({ esmeSlot, esmeSlotHolder, supplier, electricityNetworkOperator, hostDno }) => {
        const right = identifiersOf(electricityNetworkOperator)
        if (esmeSlot === 'dcc-controlled') assert.equal(esmeSlotHolder, entityIdentifier('90-B3-D5-1F-30-00-00-02'))
        if (esmeSlot === 'supplier-placeholder') assert.equal(esmeSlotHolder, supplier.entityIdentifier)
        if (esmeSlot === 'right-operator') assert.ok(right.includes(esmeSlotHolder))
        if (esmeSlot !== 'wrong-operator') return
        assert.ok(!right.includes(esmeSlotHolder))
        if (electricityNetworkOperator.kind === 'IDNO') assert.ok(identifiersOf(hostDno).includes(esmeSlotHolder))
      }),
      { numRuns: 500 },
    )
  })

  test('have an address in their region, the same whoever was asked for before', () => {
    const [first, second] = [locate(10), locate(10)]
    const address = first.premises(3).address
    for (const { address } of second) assert.ok(address.town.length > 0)
    assert.deepEqual(second.premises(3).address, address)
    assert.ok(first.premises(3).region.outwardCodes.includes(address.postCode.split(' ')[0] ?? ''))
    assert.match(address.postCode, /^[A-Z]{1,2}\d{1,2} \d[A-Z]{2}$/)
  })
})

describe('a post code', () => {
  test('leads to all premises at it, and to no other', () => {
    const fleet = locate(20_000)
    for (const index of [0, 77, 19_999]) {
      const { postCode } = fleet.premises(index)
      const found = fleet.atPostCode(postCode.toLowerCase().replace(' ', ''))
      const sought: number[] = []
      for (let each = 0; each < fleet.size; each += 1) if (fleet.isAtPostCode(each, postCode)) sought.push(each)
      assert.deepEqual(found, sought)
      assert.ok(found.includes(index))
    }
  })

  test('leads there in a fleet of tens of millions as well', () => {
    const { postCode } = everywhere.premises(1_234_567)
    const found = everywhere.atPostCode(postCode)
    assert.ok(found.includes(1_234_567) && found.length > 50)
    assert.ok(found.every((index) => everywhere.isAtPostCode(index, postCode)))
  })

  test('that nobody has leads nowhere', () => {
    const fleet = locate(200)
    for (const none of ['', 'N1', 'N1 1CC', 'ZZ9 9ZZ', '1AA', '🙂']) assert.deepEqual(fleet.atPostCode(none), [])
  })
})

describe('a region', () => {
  test('has its premises one after the other, from any index on', () => {
    const fleet = locate(1_000)
    for (const region of regions) {
      const sought = [...fleet].filter((premises) => premises.region === region).map(({ index }) => index)
      assert.deepEqual([...fleet.inRegion(region, 0)], sought)
      assert.deepEqual(
        [...fleet.inRegion(region, 500)],
        sought.filter((index) => index >= 500),
      )
    }
  })

  test('and the state of a slot are known without the rest of the premises', () => {
    for (const { index, region, esmeSlot, gpfSlot, electricityNetworkOperator, gasNetworkOperator } of locate(500))
      assert.deepEqual(locate(500).siteAt(index), {
        region,
        esmeSlot,
        gpfSlot,
        electricityNetworkOperator,
        gasNetworkOperator,
      })
  })
})

describe('a population', () => {
  test('does not hold what lies beyond its size', () => {
    const [small, large] = [locate(100), locate(101)]
    const beyond = large.premises(100)
    assert.throws(() => small.premises(100), RangeError)
    assert.equal(small.deviceAt(beyond.devices.ESME), undefined)
    assert.equal(small.premisesAt(beyond.mpan), undefined)
    assert.equal(small.premisesAt(beyond.mprn), undefined)
  })

  test('does not take a number for its own because it inverts to an index', () => {
    const locator = locate(1000)
    const { mpan, exportMpan } = locator.premises(17)
    assert.equal(exportMpan, null)
    const otherDistributor = `38${mpan.slice(2, 12)}`
    assert.equal(locator.premisesAt(`${otherDistributor}${mpanCheckDigit(otherDistributor)}` as Mpan), undefined)
    const otherDigit = (Number(mpan[12]) + 1) % 10
    assert.equal(locator.premisesAt(`${mpan.slice(0, 12)}${otherDigit}` as Mpan), undefined)
  })

  test('has the same first premises whatever its size', () => {
    const [small, large] = [locate(50), locate(30_000_000)]
    for (const premises of small) assert.deepEqual(facts(large.premises(premises.index)), facts(premises))
  })

  test('is the same for the same seed and another for another', () => {
    assert.deepEqual([...locate(50)].map(facts), [...locate(50)].map(facts))
    const mpans = (seed: string) => [...locate(50, seed)].map(({ mpan }) => mpan)
    assert.notDeepEqual(mpans('summer'), mpans('winter'))
  })

  for (const seed of ['spring', 'summer', 'autumn', 'winter'])
    test(`of 100 holds every region, and every slot state on both kinds of network, under seed ${seed}`, () => {
      const all = [...locate(100, seed)]
      assert.equal(new Set(all.map(({ region }) => region)).size, regions.length)
      const kinds = all.map(
        ({ electricityNetworkOperator, esmeSlot }) => `${electricityNetworkOperator.kind} ${esmeSlot}`,
      )
      assert.equal(new Set(kinds).size, 8)
      assert.equal(new Set(all.map(({ supplier }) => supplier)).size, 3)
      assert.equal(new Set(all.map(({ gasNetworkOperator }) => gasNetworkOperator)).size, 7)
    })

  test('has the shares that the market has', () => {
    const all = [...locate(20_000)]
    const share = (predicate: (premises: Premises) => boolean) => all.filter(predicate).length / all.length
    const near = (found: number, expected: number) => assert.ok(Math.abs(found - expected) < 0.004, `${found}`)
    near(
      share(({ electricityNetworkOperator }) => electricityNetworkOperator.kind === 'IDNO'),
      1 / 12,
    )
    near(
      share(({ gasNetworkOperator }) => gasNetworkOperator.kind === 'iGT'),
      1 / 12,
    )
    near(
      share(({ esmeSlot }) => esmeSlot === 'wrong-operator'),
      1 / 10,
    )
    near(
      share(({ esmeSlot }) => esmeSlot === 'dcc-controlled'),
      24 / 60,
    )
    near(
      share(({ supplier }) => supplier.id === 'ALBN'),
      1 / 3,
    )
    near(
      share(({ region }) => region.name === 'London'),
      1 / 14,
    )
    near(
      share(({ exportMpan }) => exportMpan !== null),
      1 / 20,
    )
    near(
      share(({ secondaryImportMpan }) => secondaryImportMpan !== null),
      1 / 50,
    )
  })

  test('gives no identifier twice', () => {
    const seen = new Set<string>()
    let given = 0
    for (const { devices, mpan, mprn, exportMpan, secondaryImportMpan } of locate(20_000))
      for (const identifier of [...Object.values(devices), mpan, mprn, exportMpan, secondaryImportMpan]) {
        if (identifier === null) continue
        seen.add(identifier)
        given += 1
      }
    assert.equal(seen.size, given)
  })

  test('finds premises by property, the first ones first and no more than asked for', () => {
    const locator = locate(1000)
    const atIdno = ({ electricityNetworkOperator }: Premises) => electricityNetworkOperator.kind === 'IDNO'
    const found = locator.find(atIdno, 3)
    assert.deepEqual(found.map(facts), [...locator].filter(atIdno).slice(0, 3).map(facts))
    assert.deepEqual(
      locator.find(() => false, 3),
      [],
    )
    assert.deepEqual(
      locator.find(() => true, 0),
      [],
    )
  })
})

describe('an operator with several User IDs', () => {
  test('is on some meters with one and on some with the other', () => {
    const yorkshire = locate(20_000).find(
      ({ electricityNetworkOperator, esmeSlot }) =>
        electricityNetworkOperator.id === 'YELG' && esmeSlot === 'right-operator',
      100,
    )
    assert.deepEqual([...new Set(yorkshire.map(({ esmeSlotHolder }) => esmeSlotHolder))].toSorted(), [
      '90-B3-D5-1F-30-02-01-41',
      '90-B3-D5-1F-30-02-01-42',
    ])
  })
})
