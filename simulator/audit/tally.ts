import { type CauseId, causeIds } from '../causes/causes.ts'
import { regions } from '../market/regions.ts'
import type { EstateRow } from './estate-reader.ts'
import { trimmed } from './fields.ts'
import type { PartySets } from './party-sets.ts'

/** How many devices there are of a kind, and for how many something was found. */
export interface Count {
  readonly name: string
  readonly rows: number
  readonly findings: number
}

/** What the findings are counted by. */
export interface Counts {
  /** Id of the registered network party. */
  readonly operator: readonly Count[]
  readonly supplier: readonly Count[]
  readonly area: readonly Count[]
  /** `2024-03`, of the installation. */
  readonly month: readonly Count[]
}

export interface Tally {
  add(row: EstateRow, registered: number, cause: CauseId | null): void
  readonly byCause: Readonly<Record<CauseId, number>>
  counts(): Counts
}

const notKnown = 'not known'

export function createTally(sets: PartySets): Tally {
  const byCause = Object.fromEntries(causeIds.map((id) => [id, 0])) as Record<CauseId, number>
  // What most rows say is counted by number: a text that was cut from a line costs more to look up.
  const operators = createCounter<number>((set) => sets.members(set).join(' or '))
  const suppliers = createCounter<string>(trimmed)
  const areas = createCounter<number>((region) => regions[region]?.name ?? '')
  const months = createCounter<number>(monthInWords)
  return {
    byCause,
    add(row, registered, cause) {
      const isFinding = cause !== null
      if (isFinding) byCause[cause] += 1
      operators.add(registered, isFinding)
      suppliers.add(row.supplier, isFinding)
      areas.add(areaOf(row), isFinding)
      months.add(monthOf(row.installedOn), isFinding)
    },
    counts: () => ({
      operator: operators.counts(),
      supplier: suppliers.counts(),
      area: areas.counts(),
      month: months.counts(),
    }),
  }
}

/** Names that are counted apart: a column of something else has as many as there are rows. */
const mostNames = 1_000
const theRest = 'others'

/** @param nameOf what is counted, as a reader calls it; several of one name are one */
function createCounter<Key extends number | string>(nameOf: (key: Key) => string) {
  const counted = new Map<Key | typeof theRest, { rows: number; findings: number }>()
  const made = (key: Key | typeof theRest): { rows: number; findings: number } => {
    const count = { rows: 0, findings: 0 }
    // A copy: a part of a line would keep the whole portion of the file alive.
    counted.set(typeof key === 'string' ? (Buffer.from(key).toString() as Key) : key, count)
    return count
  }
  return {
    add(key: Key, isFinding: boolean): void {
      const count = counted.get(key) ?? (counted.size < mostNames ? made(key) : (counted.get(theRest) ?? made(theRest)))
      count.rows += 1
      if (isFinding) count.findings += 1
    },
    counts: (): readonly Count[] => {
      const named = new Map<string, Count>()
      for (const [key, { rows, findings }] of counted) {
        const name = (key === theRest ? theRest : nameOf(key)) || notKnown
        const before = named.get(name)
        named.set(name, { name, rows: rows + (before?.rows ?? 0), findings: findings + (before?.findings ?? 0) })
      }
      return [...named.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
    },
  }
}

/** By the two digits that an MPAN begins with, the place of the region among all; undefined where there is none. */
const regionByDistributor: readonly (number | undefined)[] = Array.from({ length: 100 }, (_, digits) => {
  const found = regions.findIndex(({ distributorId }) => Number(distributorId) === digits)
  return found === -1 ? undefined : found
})
const regionByOutwardCode = new Map(
  regions.flatMap(({ outwardCodes }, region) => outwardCodes.map((code) => [code, region])),
)
const mpanLength = 13
const none = -1
const zero = 0x30
const hyphen = 0x2d

/** The number that digits make; NaN where one of them is none. */
function numberIn(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - zero
    number = digit >= 0 && digit <= 9 ? 10 * number + digit : Number.NaN
  }
  return number
}

/** The distribution area, by its place among all: by the first two digits of an MPAN, else by the post code. */
function areaOf({ meteringPoint, postCode }: EstateRow): number {
  if (meteringPoint?.length === mpanLength) {
    const region = regionByDistributor[numberIn(meteringPoint, 0, 2)]
    if (region !== undefined) return region
  }
  if (postCode === '') return none
  const space = postCode.indexOf(' ')
  return regionByOutwardCode.get(space === -1 ? postCode : postCode.slice(0, space)) ?? none
}

/** Months since the year 0: of `2024-03-31` or `31/03/2024`. */
function monthOf(day: string): number {
  const inOrder = day.charCodeAt(4) === hyphen
  const [, month = '', year = ''] = inOrder ? [] : (/^\d{1,2}\/(\d{1,2})\/(\d{4})$/.exec(day) ?? [])
  const number = inOrder ? 12 * numberIn(day, 0, 4) + numberIn(day, 5, 7) - 1 : 12 * Number(year) + Number(month) - 1
  return Number.isNaN(number) || number < 0 ? none : number
}

/** `2024-03` */
const monthInWords = (month: number): string =>
  month === none
    ? ''
    : `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
