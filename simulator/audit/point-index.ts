import type { MeteringPoint } from '../vocabulary/metering-point.ts'

/**
 * A number of 1 … 65 535 for each of many metering points, in eight octets a point and some room: Registration Data of the
 * whole of Great Britain is held so.
 *
 * Hash tables of typed arrays, each of which grows by itself, so that never more than one of them is twice in memory. They are larger
 * than the processor's own memory: a look by itself waits for the rest of it, where looks of many points wait at the same time.
 */
export interface PointIndex {
  /** The number of each point, in their order; 0 where nothing was set. */
  numbersOf(points: readonly MeteringPoint[]): Uint16Array
  /** @param change makes the number of the point at a place, never 0, from the one it has, 0 where it has none */
  change(points: readonly MeteringPoint[], change: (value: number, place: number) => number): void
  readonly size: number
}

/** Points that are looked up at once: more of them would not wait for each other less. */
export const pointsAtOnce = 512

/**
 * Places of two 32-bit words, side by side, so that a look is one walk to the memory: the low half of a point's number; its
 * high half above the value. A value of 0 is an empty place.
 */
interface Table {
  readonly words: Uint32Array
  readonly places: number
  count: number
}

const tableCount = 256
/** Behind the last MPAN: an MPRN is a number of its own. */
const firstMprn = 10_000_000_000_000
const mpanLength = 13
const zero = 0x30
const mostValue = 0xffff
const fullest = 0.8
const growth = 1.5

export function createPointIndex(): PointIndex {
  const tables = Array.from({ length: tableCount }, () => tableOf(64))
  let size = 0

  const tableFor = (hash: number): Table => tables[hash % tableCount] as Table
  const valuesOf = (keys: Float64Array): Uint16Array => {
    const values = new Uint16Array(keys.length)
    for (let place = 0; place < keys.length; place += 1) {
      const key = keys[place] as number
      const hash = hashOf(key)
      const table = tableFor(hash)
      values[place] = table.words[placeOf(table, key, hash) * 2 + 1] as number
    }
    return values
  }
  const tableWithRoom = (hash: number): Table => {
    const table = tableFor(hash)
    if (table.count < table.places * fullest) return table
    const larger = grown(table)
    tables[hash % tableCount] = larger
    return larger
  }
  const changeOne = (number: number, change: (value: number, place: number) => number, place: number): void => {
    const hash = hashOf(number)
    const table = tableWithRoom(hash)
    const at = placeOf(table, number, hash) * 2
    const before = (table.words[at + 1] as number) & mostValue
    table.words[at] = number
    table.words[at + 1] = Math.floor(number / 2 ** 32) * (mostValue + 1) + change(before, place)
    if (before !== 0) return
    table.count += 1
    size += 1
  }

  return {
    numbersOf: (points) => valuesOf(keysOf(points)),
    change(points, change) {
      const keys = keysOf(points)
      // Where each stands is near at hand from here on.
      valuesOf(keys)
      for (let place = 0; place < keys.length; place += 1) changeOne(keys[place] as number, change, place)
    },
    get size() {
      return size
    },
  }
}

function keysOf(points: readonly MeteringPoint[]): Float64Array {
  const keys = new Float64Array(points.length)
  for (let place = 0; place < points.length; place += 1) keys[place] = numberOf(points[place] as MeteringPoint)
  return keys
}

/** Digit by digit: a point is a part of a line, which `Number` would copy first. */
function numberOf(point: MeteringPoint): number {
  let number = 0
  for (let at = 0; at < point.length; at += 1) number = number * 10 + point.charCodeAt(at) - zero
  return point.length === mpanLength ? number : firstMprn + number
}

/** 32 bits that depend on all of a number's: its low half and its high half, multiplied and folded. */
function hashOf(number: number): number {
  const mixed = Math.imul((number >>> 0) ^ Math.imul(Math.floor(number / 2 ** 32), 0x85ebca6b), 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

const tableOf = (places: number): Table => ({ words: new Uint32Array(places * 2), places, count: 0 })

/** Where a point stands, or the empty place where it would: by the high bits of its hash, as the low ones chose the table. */
function placeOf({ words, places }: Table, number: number, hash: number): number {
  const low = number >>> 0
  const high = Math.floor(number / 2 ** 32)
  let place = Math.floor((hash * places) / 2 ** 32)
  for (;;) {
    const word = words[place * 2 + 1] as number
    if ((word & mostValue) === 0 || (words[place * 2] === low && word >>> 16 === high)) return place
    place = place + 1 === places ? 0 : place + 1
  }
}

function grown({ words, places, count }: Table): Table {
  const larger = { ...tableOf(Math.ceil(places * growth)), count }
  for (let old = 0; old < places; old += 1) {
    const word = words[old * 2 + 1] as number
    if ((word & mostValue) === 0) continue
    const low = words[old * 2] as number
    const number = (word >>> 16) * 2 ** 32 + low
    const at = placeOf(larger, number, hashOf(number)) * 2
    larger.words[at] = low
    larger.words[at + 1] = word
  }
  return larger
}
