import type { MeteringPoint } from '../vocabulary/metering-point.ts'

/**
 * A number of 1 … 65 535 for each of many metering points, in ten octets a point and some room: Registration Data of the
 * whole of Great Britain is held so.
 *
 * Hash tables of typed arrays, each of which grows by itself, so that never more than one of them is twice in memory.
 */
export interface PointIndex {
  /** 0 where nothing was set. */
  get(point: MeteringPoint): number
  /** @param change makes a point's number, never 0, from the one it has, 0 where it has none */
  change(point: MeteringPoint, change: (value: number) => number): void
  readonly size: number
}

interface Table {
  readonly points: Float64Array
  /** 0 is an empty place. */
  readonly values: Uint16Array
  count: number
}

const tableCount = 256
/** Behind the last MPAN: an MPRN is a number of its own. */
const firstMprn = 10_000_000_000_000
const mpanLength = 13
const fullest = 0.8
const growth = 1.5

export function createPointIndex(): PointIndex {
  const tables = Array.from({ length: tableCount }, () => tableOf(64))
  let size = 0
  return {
    get(point) {
      const number = numberOf(point)
      const hash = hashOf(number)
      const table = tables[hash % tableCount] as Table
      return table.values[placeOf(table, number, hash)] as number
    },
    change(point, change) {
      const number = numberOf(point)
      const hash = hashOf(number)
      let table = tables[hash % tableCount] as Table
      if (table.count >= table.values.length * fullest) {
        table = grown(table)
        tables[hash % tableCount] = table
      }
      const place = placeOf(table, number, hash)
      const before = table.values[place] as number
      table.points[place] = number
      table.values[place] = change(before)
      if (before !== 0) return
      table.count += 1
      size += 1
    },
    get size() {
      return size
    },
  }
}

const numberOf = (point: MeteringPoint): number =>
  point.length === mpanLength ? Number(point) : firstMprn + Number(point)

/** 32 bits that depend on all of a number's: its low half and its high half, multiplied and folded. */
function hashOf(number: number): number {
  const mixed = Math.imul((number >>> 0) ^ Math.imul(Math.floor(number / 2 ** 32), 0x85ebca6b), 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

const tableOf = (places: number): Table => ({
  points: new Float64Array(places),
  values: new Uint16Array(places),
  count: 0,
})

/** Where a point stands, or the empty place where it would: by the high bits of its hash, as the low ones chose the table. */
function placeOf({ points, values }: Table, number: number, hash: number): number {
  const places = values.length
  let place = Math.floor((hash * places) / 2 ** 32)
  while (values[place] !== 0 && points[place] !== number) place = place + 1 === places ? 0 : place + 1
  return place
}

function grown({ points, values, count }: Table): Table {
  const larger = { ...tableOf(Math.ceil(values.length * growth)), count }
  for (let old = 0; old < values.length; old += 1) {
    if (values[old] === 0) continue
    const number = points[old] as number
    const place = placeOf(larger, number, hashOf(number))
    larger.points[place] = number
    larger.values[place] = values[old] as number
  }
  return larger
}
