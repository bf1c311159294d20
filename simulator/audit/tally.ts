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
  const operators = createCounter()
  const suppliers = createCounter()
  const areas = createCounter()
  const months = createCounter()
  const nameOfSet: string[] = []
  return {
    byCause,
    add(row, registered, cause) {
      const isFinding = cause !== null
      if (isFinding) byCause[cause] += 1
      nameOfSet[registered] ??= sets.members(registered).join(' or ') || notKnown
      operators.add(nameOfSet[registered] ?? notKnown, isFinding)
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

function createCounter() {
  const counted = new Map<string, { rows: number; findings: number }>()
  const made = (name: string): { rows: number; findings: number } => {
    const count = { rows: 0, findings: 0 }
    counted.set(Buffer.from(name).toString(), count)
    return count
  }
  return {
    add(name: string, isFinding: boolean): void {
      const count =
        counted.get(name) ?? (counted.size < mostNames ? made(name) : (counted.get(theRest) ?? made(theRest)))
      count.rows += 1
      if (isFinding) count.findings += 1
    },
    counts: (): readonly Count[] => {
      // Names that differ by the spaces around them are one.
      const named = new Map<string, Count>()
      for (const [text, { rows, findings }] of counted) {
        const name = trimmed(text) || notKnown
        const before = named.get(name)
        named.set(name, { name, rows: rows + (before?.rows ?? 0), findings: findings + (before?.findings ?? 0) })
      }
      return [...named.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
    },
  }
}

const regionByDistributor = new Map(regions.map(({ distributorId, name }) => [distributorId, name]))
const regionByOutwardCode = new Map(
  regions.flatMap(({ outwardCodes, name }) => outwardCodes.map((code) => [code, name])),
)
const mpanLength = 13

/** The distribution area: by the first two digits of an MPAN, else by the post code. */
function areaOf({ meteringPoint, postCode }: EstateRow): string {
  if (meteringPoint?.length === mpanLength) {
    const region = regionByDistributor.get(meteringPoint.slice(0, 2))
    if (region !== undefined) return region
  }
  if (postCode === '') return ''
  const space = postCode.indexOf(' ')
  return regionByOutwardCode.get(space === -1 ? postCode : postCode.slice(0, space)) ?? ''
}

function monthOf(day: string): string {
  if (day[4] === '-') return day.slice(0, 7)
  const [, month, year] = /^\d{1,2}\/(\d{1,2})\/(\d{4})$/.exec(day) ?? []
  return month === undefined ? '' : `${year}-${month.padStart(2, '0')}`
}
