import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../../environment/randomness.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { hasRightMpanCheckDigit, hasRightMprnCheckDigits, type Mprn } from '../../vocabulary/metering-point.ts'
import { largestFleet } from '../gas-networks.ts'
import { createDeviceIdentifiers } from './device-identifiers.ts'
import { createMpanNumbering, mpanPurposes } from './mpan-numbering.ts'
import { createMprnNumbering, largestIndependentCount, type MprnOrigin } from './mprn-numbering.ts'

const random = createRandom('identifiers')
const anyIndex = fc.nat(largestFleet - 1)

describe('device identifiers', () => {
  const identifiers = createDeviceIdentifiers(random)

  test('are EUI-64s that lead back to the index and the type', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        for (const [type, device] of Object.entries(identifiers.at(index))) {
          assert.match(device, /^00-DB(-[0-9A-F]{2}){6}$/)
          assert.deepEqual(identifiers.invert(device), { index, type, generation: 0 })
          const later = identifiers.at(index, 3)[type as keyof ReturnType<typeof identifiers.at>]
          assert.deepEqual(identifiers.invert(later), { index, type, generation: 3 })
        }
      }),
    )
  })

  test('differ within a home in the last octet alone', () => {
    const stems = new Set(Object.values(identifiers.at(4711)).map((device) => device.slice(0, -2)))
    assert.equal(stems.size, 1)
  })

  for (const foreign of ['90-B3-D5-1F-30-00-00-02', '00-DB-12-34-56-78-90-A6', '00-DC-12-34-56-78-90-A0'])
    test(`do not include ${foreign}`, () => {
      assert.equal(identifiers.invert(entityIdentifier(foreign)), undefined)
    })
})

describe('MPANs', () => {
  const numbering = createMpanNumbering(random)

  test('have a right check digit and lead back to the index and purpose', () => {
    fc.assert(
      fc.property(anyIndex, fc.constantFrom(...mpanPurposes), (index, purpose) => {
        const mpan = numbering.mpan('17', index, purpose)
        assert.match(mpan, /^17\d{11}$/)
        assert.ok(hasRightMpanCheckDigit(mpan))
        assert.deepEqual(numbering.invert(mpan), { index, purpose })
      }),
    )
  })
})

describe('MPRNs', () => {
  const numbering = createMprnNumbering(random)
  const anyOrigin: fc.Arbitrary<MprnOrigin> = fc.oneof(
    anyIndex.map((index) => ({ kind: 'ordinary' as const, index })),
    fc.nat(largestIndependentCount - 1).map((number) => ({ kind: 'independent' as const, number })),
  )

  test('have right check digits and lead back to their origin', () => {
    fc.assert(
      fc.property(anyOrigin, (origin) => {
        const mprn = numbering.mprn(origin)
        assert.match(mprn, /^[1-9]\d{9}$/)
        assert.ok(hasRightMprnCheckDigits(mprn))
        assert.deepEqual(numbering.invert(mprn), origin)
      }),
    )
  })

  test('begin with 74 to 77 exactly where the transporter is independent', () => {
    fc.assert(
      fc.property(anyOrigin, (origin) => {
        assert.equal(/^7[4-7]/.test(numbering.mprn(origin)), origin.kind === 'independent')
      }),
    )
  })

  for (const foreign of ['123456', '0123456789', '4123'])
    test(`do not include ${foreign}`, () => {
      assert.equal(numbering.invert(foreign as Mprn), undefined)
    })
})
