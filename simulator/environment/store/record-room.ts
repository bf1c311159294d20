import type { Archive, Kept, Subject } from '../../vocabulary/ports/history.ts'
import { droppedKind, fold, foldedKind } from './folding.ts'
import { textOf } from './rows.ts'
import { reading, type StoreReader } from './store-reader.ts'
import type { StoreWriter } from './store-writer.ts'
import { entriesIn, type HistoryRow, type Statements, type SubjectRow } from './tables.ts'

/** Records that are dropped in one transaction. */
const droppedAtOnce = 500

/** Entries of a subject behind which the last ones are folded by themselves. */
const entriesBetweenFolds = 32

/** Octets that are folded by themselves at most: some milliseconds' work. */
const mostFoldedOctets = 256 * 1024

const isOfStore = (row: HistoryRow): boolean => [foldedKind, droppedKind].includes(textOf(row.kind))

/** Runs a write within the next group of changes. */
type Write = (write: () => void, isAwaited: boolean) => Promise<unknown>

/** Keeps records from taking more room than they need: folds those that are finished, and drops what nobody wants kept. */
export class RecordRoom {
  readonly #sql: Statements
  readonly #reader: StoreReader
  readonly #writer: StoreWriter
  readonly #write: Write
  /** Subjects with so many entries behind their last folded record, and how many they have in all. */
  readonly #grown = new Map<Subject, number>()

  constructor(sql: Statements, reader: StoreReader, writer: StoreWriter, write: Write) {
    this.#sql = sql
    this.#reader = reader
    this.#writer = writer
    this.#write = write
  }

  fold(subject: Subject): Promise<void> {
    const rows = this.#reader.rowsOf(subject)
    return this.#foldRows(
      subject,
      rows.filter(({ kind }) => textOf(kind) !== droppedKind),
    )
  }

  /** A subject has its n-th entry. */
  grew(subject: Subject, n: number): void {
    if (n % entriesBetweenFolds === 0) this.#grown.set(subject, n)
  }

  /** Folds what does not end by itself, such as the log of a device: the entries behind its last folded record. */
  foldGrown(): void {
    for (const [subject, n] of this.#grown) {
      const rows = this.#reader.rowsOf(subject, n - entriesBetweenFolds).filter((row) => !isOfStore(row))
      const octets = rows.reduce((sum, { content }) => sum + content.byteLength, 0)
      if (octets <= mostFoldedOctets) void this.#foldRows(subject, rows).catch(() => {})
    }
    this.#grown.clear()
  }

  /** @returns how many records were dropped */
  async forget(kept: Kept, archive: Archive | null): Promise<number> {
    let forgotten = 0
    for (;;) {
      const rows = this.#notKept(kept)
      if (rows.length === 0) return forgotten
      archive?.(rows.map(({ subject, n }) => this.#reader.entriesOf(textOf(subject), 0, n)))
      await this.#write(() => {
        for (const row of rows) this.#writer.drop(row)
      }, true)
      forgotten += rows.length
    }
  }

  /** What is damaged in the rows stays so: the chain says it. */
  async #foldRows(subject: Subject, rows: readonly HistoryRow[]): Promise<void> {
    const [first] = rows
    if (first === undefined || (rows.length === 1 && textOf(first.kind) === foldedKind)) return
    const content = fold(rows.flatMap(entriesIn))
    await this.#write(() => this.#writer.fold(subject, rows, content), false)
  }

  #notKept(kept: Kept): readonly SubjectRow[] {
    const first = 'since' in kept ? { at: kept.since, position: 0 } : this.#firstKept(kept.records)
    return reading(() => this.#sql.foldedBefore.all([first.at, first.position, droppedAtOnce])) as SubjectRow[]
  }

  #firstKept(records: number): { readonly at: number; readonly position: number } {
    if (records === 0) return { at: Number.MAX_SAFE_INTEGER, position: 0 }
    const [row] = reading(() => this.#sql.firstKept.all([records - 1])) as SubjectRow[]
    return row ?? { at: 0, position: 0 }
  }
}
