import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { entityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type MeteringPoint, parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import type { EstateDevice } from './estate-device.ts'
import { createEstateTable } from './estate-table.ts'
import { createKeyIndex } from './key-index.ts'
import { dayOfNumber, numberOfDay, numberOfPostCode, postCodeOfNumber } from './packed-values.ts'

const point = (text: string): MeteringPoint => parseMeteringPoint(text) ?? assert.fail(text)

const esme = (said: Partial<EstateDevice> = {}): EstateDevice => ({
  line: 2,
  deviceId: entityIdentifier('00-DB-12-34-56-78-90-A0'),
  type: 'ESME',
  meteringPoint: null,
  slot: null,
  supplier: null,
  postCode: null,
  commissionedOn: null,
  communicationsHub: null,
  stage: null,
  ...said,
})
const gpf = (said: Partial<EstateDevice> = {}): EstateDevice =>
  esme({ line: 3, deviceId: entityIdentifier('00-DB-12-34-56-78-90-A3'), type: 'GPF', ...said })

const hub = entityIdentifier('FF-00-00-00-00-00-00-01')

/** Why the last of some devices is not taken. */
function refusal(...devices: readonly EstateDevice[]): string {
  const table = createEstateTable()
  const [last, ...earlier] = devices.toReversed()
  for (const device of earlier) assert.ok(table.add(device, null).ok)
  const added = last === undefined ? assert.fail() : table.add(last, null)
  return added.ok ? assert.fail('it was taken') : added.failure
}

describe('a table of an estate', () => {
  it('finds every device by its identifier and its metering point, whatever they are', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    const identifiers = fc.uniqueArray(
      fc
        .array(octet, { minLength: 8, maxLength: 8 })
        .map((octets) => Buffer.from(octets).toString('hex').toUpperCase().match(/../g)?.join('-') ?? ''),
      { minLength: 1, maxLength: 400 },
    )
    fc.assert(
      fc.property(identifiers, fc.bigInt({ min: 0n, max: 9_999_999_999_000n }), (ids, first) => {
        const table = createEstateTable()
        const devices = ids.map((id, at) =>
          esme({
            deviceId: parseEntityIdentifier(id) ?? assert.fail(id),
            meteringPoint: point(String(first + BigInt(at)).padStart(13, '0')),
          }),
        )
        for (const device of devices) assert.ok(table.add(device, null).ok)
        for (const [number, { deviceId, meteringPoint }] of devices.entries()) {
          assert.equal(table.deviceCalled(deviceId), number)
          assert.equal(table.ofDevice.identifier(number), deviceId)
          assert.equal(table.ofDevice.meteringPoint(number), meteringPoint)
          assert.equal(table.deviceAtPoint(meteringPoint ?? assert.fail()), number)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('puts devices of one hub, or of the same generated premises, into one home', () => {
    const table = createEstateTable()
    table.add(esme({ communicationsHub: hub }), null)
    table.add(gpf({ communicationsHub: hub }), null)
    table.add(esme({ deviceId: entityIdentifier('00-DB-00-00-00-00-01-A0') }), 7)
    table.add(gpf({ deviceId: entityIdentifier('00-DB-00-00-00-00-01-A3') }), 7)
    table.add(esme({ deviceId: entityIdentifier('00-DB-00-00-00-00-02-A0') }), null)
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((number) => table.ofDevice.home(number)),
      [0, 0, 1, 1, 2],
    )
    assert.equal(table.homeOfHub(hub), 0)
  })

  it('says of what contradicts another line which that is', () => {
    const other = entityIdentifier('00-DB-00-00-00-00-02-A0')
    assert.match(refusal(esme(), esme({ line: 9 })), /stands in line 2 already/)
    assert.match(refusal(esme({ meteringPoint: point('123456789') })), /is no MPAN, which is what an ESME has/)
    assert.match(refusal(gpf({ meteringPoint: point('1200123456787') })), /is no MPRN, which is what a GPF has/)
    const named = { communicationsHub: hub }
    assert.match(refusal(esme(named), esme({ ...named, deviceId: other })), /has an ESME already, in line 2/)
    const metered = { meteringPoint: point('1200123456787') }
    assert.match(refusal(esme(metered), esme({ ...metered, deviceId: other })), /of another home, in line 2/)
    assert.match(
      refusal(esme({ ...named, stage: 'joined' }), gpf({ ...named, stage: 'commissioned' })),
      /is joined by an/,
    )
    assert.match(refusal(esme({ postCode: 'nowhere' })), /is no whole post code such as NR2 9DQ/)
  })
})

it('an index finds what was set last under a key, and nothing else', () => {
  const half = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  const entries = fc.array(fc.tuple(half, half, fc.integer({ min: 0, max: 2 ** 32 - 2 })), { maxLength: 300 })
  fc.assert(
    fc.property(entries, half, half, (set, high, low) => {
      const index = createKeyIndex()
      const model = new Map<string, number>()
      for (const [h, l, value] of set) {
        index.set({ high: h, low: l }, value)
        model.set(`${h} ${l}`, value)
      }
      for (const [h, l] of set) assert.equal(index.get({ high: h, low: l }), model.get(`${h} ${l}`))
      assert.equal(index.get({ high, low }), model.get(`${high} ${low}`))
    }),
  )
})

it('post codes and days are the same again after they were packed', () => {
  for (const text of ['NR2 9DQ', 'EC1A 1BB', 'M1 1AE', 'W1A 0AX', 'CR2 6XH', 'DN55 1PT'])
    assert.equal(postCodeOfNumber(numberOfPostCode(text.toLowerCase()) ?? assert.fail(text)), text)
  assert.equal(numberOfPostCode('N1'), null)
  for (const day of ['1970-01-01', '2024-02-29', '2031-12-31']) assert.equal(dayOfNumber(numberOfDay(day)), day)
})
