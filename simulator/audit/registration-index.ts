import { partyColumns } from '../registration/csv-columns.ts'
import { readHeader } from '../registration/csv-header.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { MarketDate } from '../vocabulary/market-date.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import { dayIn, fieldsOf, namesIn, pointIn, type Separator, separatorOf } from './fields.ts'
import { eachLine } from './lines.ts'
import { createPartySets, type PartySets } from './party-sets.ts'
import { createPointIndex, pointsAtOnce } from './point-index.ts'
import { quoted, type Rejections } from './rejections.ts'

/** Which network parties metering points are registered to on the day of the audit. */
export interface RegisteredParties {
  readonly sets: PartySets
  /** The number of the set; 0 where nobody is registered. */
  setOf(point: MeteringPoint): number
  /** The same of many points, in their order: they cost less at once than each by itself. */
  setsOf(points: readonly MeteringPoint[]): ArrayLike<number>
}

/** Registration Data of many millions of rows, of which the one day is held that is audited. */
export interface RegistrationIndex extends RegisteredParties {
  /** Reads a file of the form that `export registration` writes (docs/reference/registration-data.md). */
  read(source: string, portions: Iterable<Uint8Array>): void
  /** Rows that were read, rejected ones among them. */
  readonly rows: number
  readonly points: number
}

export interface RegistrationIndexOptions {
  readonly day: MarketDate
  /** The id as the market writes it; the text itself where no party bears it. */
  readonly partyCalled: (text: string) => string
  readonly rejections: Rejections
}

export function createRegistrationIndex(options: RegistrationIndexOptions): RegistrationIndex {
  const sets = createPartySets()
  const index = createPointIndex()
  const { rejections } = options
  const isEffective = createPeriods(options.day)
  const partyCalled = remembered(options.partyCalled)
  let rows = 0
  /** Read, and not in the index yet. */
  let waiting: { readonly points: MeteringPoint[]; readonly parties: string[] } = { points: [], parties: [] }
  const takeIn = (): void => {
    const { points, parties } = waiting
    index.change(points, (set, place) => sets.with(set, parties[place] ?? ''))
    waiting = { points: [], parties: [] }
  }

  /** Takes one row in. @returns why it is rejected; null where it is not */
  const readRow = (fields: readonly string[], places: Places): string | null => {
    const text = fields[places.point] ?? ''
    const point = pointIn(text)
    if (point === null) return `metering_point ${quoted(text)} has neither 13 nor 1 to 10 digits`
    const [party = '', from = '', to = ''] = [fields[places.party], fields[places.from], fields[places.to]]
    // A row with nothing but a metering point says that it is no longer registered.
    if (party === '' && from === '' && to === '') return null
    if (party === '') return 'network_party is empty'
    const effective = isEffective(from, to)
    if (effective === null)
      return `effective_from ${quoted(from)} or effective_to ${quoted(to)} is no day such as 2026-03-31`
    if (effective) {
      waiting.points.push(point)
      waiting.parties.push(partyCalled(party))
      if (waiting.points.length === pointsAtOnce) takeIn()
    }
    return null
  }

  return {
    sets,
    setsOf: index.numbersOf,
    setOf: (point) => index.numbersOf([point])[0] ?? 0,
    get rows() {
      return rows
    },
    get points() {
      return index.size
    },
    read(source, portions) {
      let file: { readonly places: Places | null; readonly separator: Separator } | null = null
      eachLine(portions, (line, number) => {
        if (file === null) {
          file = headingOf(source, line ?? '', number)
          return
        }
        // A file of the other series, who supplies, has nothing to say about networks.
        if (file.places === null) return
        rows += 1
        const fields = line === null ? null : fieldsOf(line, file.separator)
        const why =
          fields === null ? 'A quote is not closed on its line, or the line is too long' : readRow(fields, file.places)
        if (why !== null) rejections.reject(source, number, why)
      })
      if (file === null) throw new SimulatorFault('SIM_CONFIGURATION', `--registration: ${source} is empty`)
      takeIn()
    },
  }
}

interface Places {
  readonly point: number
  readonly party: number
  readonly from: number
  readonly to: number
}

function headingOf(source: string, heading: string, line: number) {
  const separator = separatorOf(heading)
  const header = readHeader({ line, fields: namesIn(heading, separator) })
  if (!header.ok) {
    const details = header.failure.map(({ detail }) => detail).join('. ')
    throw new SimulatorFault('SIM_CONFIGURATION', `--registration: ${source}, line ${line}: ${details}`)
  }
  const { series, columns } = header.value
  if (series === 'suppliers') return { places: null, separator }
  const at = (name: string): number => columns.indexOf(name)
  const party = at(partyColumns.networkParties)
  return {
    places: { point: at('metering_point'), party, from: at('effective_from'), to: at('effective_to') },
    separator,
  }
}

/** Whether the day lies in a period, by its two texts; null where one is no day. */
function createPeriods(day: MarketDate): (from: string, to: string) => boolean | null {
  const numberOfAny = remembered((text: string) => {
    const date = dayIn(text)
    return date === null ? null : Number(date.replaceAll('-', ''))
  })
  const numberOf = (text: string): number | null => plainDay(text) ?? numberOfAny(text)
  const wanted = Number(day.replaceAll('-', ''))
  return (fromText, toText) => {
    const from = numberOf(fromText)
    const to = toText === '' ? Number.POSITIVE_INFINITY : numberOf(toText)
    return from === null || to === null ? null : from <= wanted && wanted <= to
  }
}

/** `2026-03-28` as 20260328; null where it is written otherwise, or may be no day of its month: such are rare, and looked at closely. */
function plainDay(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return null
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28 ? (year * 100 + month) * 100 + day : null
}

const hyphen = 0x2d

/** The number that some characters write; below 0 where one is no digit. */
function digits(text: string, from: number, end: number): number {
  let number = 0
  for (let at = from; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

const mostRemembered = 50_000

/** Remembers what a text was made into, under a copy of it: a part of a line would keep the whole portion alive. */
function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    const value = make(text)
    if (made.size >= mostRemembered) made.clear()
    made.set(Buffer.from(text).toString(), value)
    return value
  }
}
