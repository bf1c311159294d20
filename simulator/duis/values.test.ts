import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boolean, dateTime, integer, octets } from './values.ts'
import type { CanonicalElement } from './xml/canonical-reader.ts'

const value = (text: string): CanonicalElement => ({ name: 'x', attributes: '', children: [], text })

const dateTimes: readonly (readonly [written: string, iso: string])[] = [
  ['2026-11-22T09:00:00Z', '2026-11-22T09:00:00.000Z'],
  ['2030-01-15T00:00:00.00Z', '2030-01-15T00:00:00.000Z'],
  ['2026-11-22T09:00:00.123999Z', '2026-11-22T09:00:00.123Z'],
  ['2026-06-22T09:00:00+01:00', '2026-06-22T08:00:00.000Z'],
  ['2026-06-22T23:30:00-05:30', '2026-06-23T05:00:00.000Z'],
  ['2026-11-22T24:00:00Z', '2026-11-23T00:00:00.000Z'],
  ['\n 2026-11-22T09:00:00Z\t', '2026-11-22T09:00:00.000Z'],
  ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z'],
  ['12026-01-01T00:00:00Z', '+012026-01-01T00:00:00.000Z'],
]

for (const [written, iso] of dateTimes) {
  test(`the date-time '${written.trim()}' is ${iso}`, () => {
    assert.equal(new Date(dateTime(value(written))).toISOString(), iso)
  })
}

test('a date-time without a zone is in UTC', () => {
  assert.equal(dateTime(value('2026-06-22T09:00:00')), dateTime(value('2026-06-22T09:00:00Z')))
})

test('a year beyond all dates is later, or earlier, than any of them', () => {
  assert.equal(dateTime(value('999999999-01-01T00:00:00Z')), 8.64e15)
  assert.equal(dateTime(value('-999999999-01-01T00:00:00Z')), -8.64e15)
})

test('a whole number may be written with a sign and with zeros', () => {
  for (const [written, number] of [
    ['+007', 7n],
    ['0', 0n],
    ['-0', 0n],
    ['9223372036854775807', 2n ** 63n - 1n],
  ] as const)
    assert.equal(integer(value(written)), number)
})

test('base64 may be broken into lines', () => {
  assert.deepEqual(octets(value('\nAQID\n BA==\n')), Buffer.from([1, 2, 3, 4]))
})

test('a boolean has four spellings', () => {
  assert.deepEqual(
    ['true', '1', ' false ', '0'].map((written) => boolean(value(written))),
    [true, true, false, false],
  )
})
