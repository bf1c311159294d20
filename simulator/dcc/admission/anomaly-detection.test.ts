import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbersIn } from './anomaly-detection.ts'

test('a number of a body goes by the name of its element, also where the element has attributes', () => {
  const body = {
    creditMode: { adjustMeterBalance: 60_000 },
    blockPrice: [
      { index: 1, value: 250 },
      { index: 2, value: 300 },
    ],
    utrn: '12345678901234567890',
    firmwareHash: Buffer.alloc(4),
  }
  assert.deepEqual(
    [...numbersIn(body)].filter(([name]) => name !== 'Index'),
    [
      ['AdjustMeterBalance', 60_000],
      ['BlockPrice', 250],
      ['BlockPrice', 300],
    ],
  )
})
