import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heatOf, placeOfArea } from './areas.ts'

/** Of the fourteen areas: 10 to 23. */
const distributorIds = Array.from({ length: 14 }, (_, index) => String(10 + index))

test('every licensed distribution area has a place on the map, and none has the place of another', () => {
  assert.deepEqual([...placeOfArea.keys()].toSorted(), distributorIds)
  const places = [...placeOfArea.values()].map(({ column, row }) => `${column},${row}`)
  assert.equal(new Set(places).size, distributorIds.length)
})

test('areas are named from north to south, as Tab goes through them', () => {
  const rows = [...placeOfArea.values()].map(({ row }) => row)
  assert.deepEqual(rows, rows.toSorted())
})

const shares: readonly (readonly [stranger: number, of: number, heat: number])[] = [
  [0, 0, 0],
  [0, 100, 0],
  [1, 1000, 1],
  [5, 100, 1],
  [6, 100, 2],
  [15, 100, 2],
  [25, 100, 3],
  [26, 100, 4],
]
for (const [stranger, of, heat] of shares)
  test(`${stranger} strangers of ${of} have colour ${heat}`, () => assert.equal(heatOf({ stranger, of }), heat))
