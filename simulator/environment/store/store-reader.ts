import type { Instant } from '../../vocabulary/instant.ts'
import type { Recorded, Subject } from '../../vocabulary/ports/history.ts'
import type { Key, OpenWork, Versioned } from '../../vocabulary/ports/state.ts'
import { unreadable } from './damage.ts'
import { droppedKind, type StoredEntry } from './folding.ts'
import { chainStart, checkedBody, keyOctets, linkOf, recordedOf, textOf } from './rows.ts'
import {
  entriesIn,
  type HistoryRow,
  rowOf,
  type Statements,
  type SubjectRow,
  type ValueRow,
  type WorkRow,
  type WorksRow,
} from './tables.ts'

/** How much of each there is. */
export interface Counts {
  readonly values: number
  readonly claims: number
  readonly works: number
  readonly subjects: number
  readonly entries: number
}

/** Works that are read in one go. */
const worksAtOnce = 10_000

const ofHex = (hex: string): string => Buffer.from(hex, 'hex').toString('utf8')

const worksIn = ({ works }: WorksRow) =>
  JSON.parse(works) as [sequence: number, kind: string, lane: string, due: Instant, attempts: number][]

/** Reads a store: what is durable, and nothing that is not as it was written. Every function throws SIM_STATE_UNREADABLE. */
export class StoreReader {
  readonly #sql: Statements

  constructor(sql: Statements) {
    this.#sql = sql
  }

  valueOf(key: Key): Versioned {
    const octets = keyOctets(key)
    const row = reading(() => rowOf<ValueRow>(this.#sql.value, [octets]))
    if (row === undefined) return { key, version: 0, value: undefined }
    return { key, version: row.version, value: checkedBody(key, octets, row.body, row.sum) }
  }

  valuesFrom(prefix: string, after: Key | null, most: number): readonly Versioned[] {
    const end = keyOctets(`${prefix}\u{10ffff}`)
    const statement = after === null ? this.#sql.firstValues : this.#sql.furtherValues
    const rows = reading(() => statement.all([keyOctets(after ?? prefix), end, most])) as ValueRow[]
    return rows.map(({ key, version, body, sum }) => ({
      key: textOf(key),
      version,
      value: checkedBody(textOf(key), new Uint8Array(key), body, sum),
    }))
  }

  entriesOf(subject: Subject, after: number, most: number): readonly Recorded[] {
    const entries = chainOf(subject, this.rowsOf(subject)).filter(({ n }) => n > after)
    return entries.slice(0, most).map((entry) => recordedOf(subject, entry))
  }

  since(position: number, most: number): readonly Recorded[] {
    const rows = reading(() => this.#sql.since.all([position, most])) as SubjectRow[]
    const entries = rows.flatMap((row) => entriesIn(row).map((entry) => recordedOf(textOf(row.subject), entry)))
    return entries.filter((entry) => entry.position > position)
  }

  /** Every work without its body, in order. */
  *works(): Generator<Omit<OpenWork, 'body'>> {
    const kinds = new Map<string, string>()
    for (let after = 0; ; ) {
      const [page] = reading(() => this.#sql.works.all([after, worksAtOnce])) as WorksRow[]
      if (page === undefined || page.last === null) return
      for (const [sequence, kindInHex, lane, due, attempts] of worksIn(page)) {
        const kind = kinds.get(kindInHex) ?? ofHex(kindInHex)
        kinds.set(kindInHex, kind)
        yield { sequence, kind, lane: ofHex(lane), due, attempts }
      }
      after = page.last
    }
  }

  /** Reads everything there is, and tells `complain` of what is not as it was written. */
  walk(complain: (fault: Error) => void): Counts {
    const each = <Row>(rows: readonly Row[], check: (row: Row) => unknown): number => {
      for (const row of rows) complaining(() => check(row), complain)
      return rows.length
    }
    const subjects = reading(() => this.#sql.subjects.all([])) as { readonly subject: ArrayBuffer }[]
    let entries = 0
    each(subjects, ({ subject }) => {
      entries += chainOf(textOf(subject), this.rowsOf(textOf(subject))).length
    })
    const bodyOf = ({ key, body, sum }: ValueRow) => checkedBody(textOf(key), new Uint8Array(key), body, sum)
    return {
      values: each(reading(() => this.#sql.values.all([])) as ValueRow[], bodyOf),
      claims: each(reading(() => this.#sql.claims.all([])) as ValueRow[], bodyOf),
      works: each(reading(() => this.#sql.worksWhole.all([])) as WorkRow[], ({ kind, lane, body, sum }) =>
        checkedBody(textOf(lane), keyOctets(`${textOf(kind)} ${textOf(lane)}`), body, sum),
      ),
      subjects: subjects.length,
      entries,
    }
  }

  rowsOf(subject: Subject, after = 0): readonly HistoryRow[] {
    return reading(() => this.#sql.history.all([keyOctets(subject), after])) as HistoryRow[]
  }
}

/** Entries of a subject, its chain followed from the beginning, or from where it was dropped. Throws SIM_STATE_UNREADABLE. */
export function chainOf(subject: Subject, rows: readonly HistoryRow[]): StoredEntry[] {
  const entries: StoredEntry[] = []
  const [first] = rows
  const dropped = first !== undefined && textOf(first.kind) === droppedKind ? first : null
  let before = dropped === null ? chainStart : new Uint8Array(dropped.link)
  for (const row of dropped === null ? rows : rows.slice(1)) {
    for (const entry of entriesIn(row)) {
      before = linkOf(before, entry.n, entry.kind, entry.at, entry.content)
      if (entry.n !== (dropped?.n ?? 0) + entries.length + 1) throw unreadable(`The record of ${subject} has a gap`)
      entries.push(entry)
    }
    if (!Buffer.from(before).equals(new Uint8Array(row.link))) throw unreadable(`The record of ${subject} is damaged`)
  }
  return entries
}

function complaining(check: () => unknown, complain: (fault: Error) => void): void {
  try {
    check()
  } catch (fault) {
    complain(fault as Error)
  }
}

/** What SQLite says about octets that it cannot make sense of is damage too. */
export function reading<Rows>(read: () => Rows): Rows {
  try {
    return read()
  } catch (fault) {
    throw unreadable(`The state cannot be read: ${(fault as Error).message}`, fault)
  }
}
