import type { MeteringPoint } from '../vocabulary/metering-point.ts'

/**
 * A number of 1 … 65 535 for each of many metering points, in about ten octets a point: Registration Data of the whole of
 * Great Britain is held so.
 *
 * A metering point is a number below 2⁴⁴; its last twelve bits choose one of 4 096 small hash tables, which holds the other
 * thirty-two. They grow by themselves, so that never more than one is twice in memory.
 */
export interface PointIndex {
  /** 0 where nothing was set. */
  get(point: MeteringPoint): number
  set(point: MeteringPoint, value: number): void
  readonly size: number
}

interface Table {
  /** What is left of each point. */
  readonly rests: Uint32Array
  /** 0 is an empty place. */
  readonly values: Uint16Array
  count: number
}

const tableCount = 4_096
/** Behind the last MPAN: an MPRN is a number of its own. */
const firstMprn = 10_000_000_000_000
const mpanLength = 13
const fullest = 0.85
const growth = 1.4

export function createPointIndex(): PointIndex {
  const tables = Array.from({ length: tableCount }, () => tableOf(16))
  let size = 0
  return {
    get(point) {
      const number = numberOf(point)
      const table = tables[number % tableCount] as Table
      return table.values[placeOf(table, Math.floor(number / tableCount))] as number
    },
    set(point, value) {
      const number = numberOf(point)
      const at = number % tableCount
      let table = tables[at] as Table
      if (table.count >= table.values.length * fullest) {
        table = grown(table)
        tables[at] = table
      }
      size += put(table, Math.floor(number / tableCount), value)
    },
    get size() {
      return size
    },
  }
}

const numberOf = (point: MeteringPoint): number =>
  point.length === mpanLength ? Number(point) : firstMprn + Number(point)

const tableOf = (places: number): Table => ({
  rests: new Uint32Array(places),
  values: new Uint16Array(places),
  count: 0,
})

/** Where a point stands, or the empty place where it would. */
function placeOf({ rests, values }: Table, rest: number): number {
  const places = values.length
  // Multiplicative hashing: the high bits are the well mixed ones.
  let place = Math.floor(((Math.imul(rest, 0x9e3779b1) >>> 0) * places) / 2 ** 32)
  while (values[place] !== 0 && rests[place] !== rest) place = place + 1 === places ? 0 : place + 1
  return place
}

/** @returns how many points it holds more than before */
function put(table: Table, rest: number, value: number): number {
  const place = placeOf(table, rest)
  const isNew = table.values[place] === 0
  table.rests[place] = rest
  table.values[place] = value
  if (isNew) table.count += 1
  return isNew ? 1 : 0
}

function grown(table: Table): Table {
  const larger = tableOf(Math.ceil(table.values.length * growth))
  for (const [place, value] of table.values.entries()) if (value !== 0) put(larger, table.rests[place] as number, value)
  return larger
}
