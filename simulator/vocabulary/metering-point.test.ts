import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { kindOfMeteringPoint, parseMeteringPoint } from './metering-point.ts'

describe('an MPRN', () => {
  const spellings = ['7654321', '07654321', '0007654321', '000007654321']
  for (const text of spellings)
    test(`written ${text} is one metering point`, () => {
      const point = parseMeteringPoint(text)
      assert.ok(point !== null)
      assert.deepEqual([point, kindOfMeteringPoint(point)], ['7654321', 'MPRN'])
    })

  test('of nothing but zeros is zero', () => assert.equal(parseMeteringPoint('0000'), '0'))

  for (const text of ['', '12345678901', '012345678901', '+7654321', '7654321 ', '٧'])
    test(`is not '${text}'`, () => assert.equal(parseMeteringPoint(text), null))
})

test('an MPAN has thirteen digits, and keeps the zeros that it begins with', () => {
  assert.equal(parseMeteringPoint('0012345678901'), '0012345678901')
})
