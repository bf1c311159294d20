import type { Archive, Kept, Recorded, Subject } from '../../../vocabulary/ports/history.ts'
import { droppedKind, fold, foldedKind } from '../folding.ts'
import { keyOctets, recordedOf, textOf } from '../rows.ts'
import { chainOf } from '../store-reader.ts'
import { entriesIn, type SubjectRow } from '../tables.ts'
import { claimsOf } from '../written-change.ts'
import { lockNumber, lockOfSubject, type Query } from './change-transaction.ts'
import { statements } from './statements.ts'

/** Records that are dropped in one transaction. */
const droppedAtOnce = 500

interface Row {
  readonly position: number
  readonly subject: Buffer
  readonly n: number
  readonly at: number
  readonly kind: Buffer
  readonly content: Buffer
  readonly link: Buffer
}

type InTransaction = <Value>(work: (query: Query) => Promise<Value>) => Promise<Value>

/** History in PostgreSQL: read, folded and forgotten. What is appended is written with the change that it belongs to. */
export class PostgresHistory {
  readonly #query: Query
  readonly #inTransaction: InTransaction

  constructor(query: Query, inTransaction: InTransaction) {
    this.#query = query
    this.#inTransaction = inTransaction
  }

  async of(subject: Subject, after: number, most: number): Promise<readonly Recorded[]> {
    const rows = await this.#query<Row>(statements.history, [keyOctets(subject)])
    const entries = chainOf(subject, rows.map(rowOf)).filter(({ n }) => n > after)
    return entries.slice(0, most).map((entry) => recordedOf(subject, entry))
  }

  async since(position: number, most: number): Promise<readonly Recorded[]> {
    const rows = (await this.#query<Row>(statements.since, [position, most])).map(rowOf)
    const entries = rows.flatMap((row) => entriesIn(row).map((entry) => recordedOf(textOf(row.subject), entry)))
    return entries.filter((entry) => entry.position > position)
  }

  /** What is damaged in the rows stays so: the chain says it. */
  async fold(subject: Subject): Promise<void> {
    const key = keyOctets(subject)
    await this.#inTransaction(async (query) => {
      await query(statements.lock, [[String(lockNumber(lockOfSubject(subject)))]])
      const rows = (await query<Row>(statements.history, [key])).filter(({ kind }) => kind.toString() !== droppedKind)
      const [first, last] = [rows[0], rows.at(-1)]
      if (first === undefined || last === undefined) return
      if (rows.length === 1 && last.kind.toString() === foldedKind) return
      const content = fold(rows.map(rowOf).flatMap(entriesIn))
      await query(statements.removeHistory, [key, first.n, last.n])
      const { position, n, at, link } = last
      await query(statements.insertHistory, [key, n, position, at, keyOctets(foldedKind), content, link])
    })
  }

  async forget(kept: Kept, archive: Archive | null): Promise<number> {
    let forgotten = 0
    for (;;) {
      const first = 'since' in kept ? { at: kept.since, position: 0 } : await this.#firstKept(kept.records)
      const rows = await this.#query<Row>(statements.notKept, [first.at, first.position, droppedAtOnce])
      if (rows.length === 0) return forgotten
      const records = await Promise.all(rows.map(({ subject, n }) => this.of(subject.toString('utf8'), 0, n)))
      archive?.(records)
      await this.#drop(rows)
      forgotten += rows.length
    }
  }

  /** Claims go with what is dropped. The entries behind it are linked to it: its last link stays, where there are any. */
  #drop(rows: readonly Row[]): Promise<void> {
    const locks = rows.map(({ subject }) => lockNumber(lockOfSubject(subject.toString('utf8'))))
    locks.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
    return this.#inTransaction(async (query) => {
      await query(statements.lock, [locks.map(String)])
      for (const { subject, n, position, at, link } of rows) {
        const [last] = await query<{ n: number }>(statements.lastOf, [subject])
        const gone = await query(statements.removeHistory, [subject, 0, n])
        // Another process may have dropped it.
        if (gone.length === 0) continue
        if (last?.n === n) {
          await query(statements.removeClaims, [...claimsOf(subject)])
          continue
        }
        await query(statements.removeClaimsUpTo, [...claimsOf(subject), n])
        await query(statements.insertHistory, [subject, n, position, at, keyOctets(droppedKind), Buffer.alloc(0), link])
      }
    })
  }

  async #firstKept(records: number): Promise<{ readonly at: number; readonly position: number }> {
    if (records === 0) return { at: Number.MAX_SAFE_INTEGER, position: 0 }
    const [row] = await this.#query<Row>(statements.firstKept, [records - 1])
    return row ?? { at: 0, position: 0 }
  }
}

/** As the rows of the other store are. */
const rowOf = ({ position, subject, n, at, kind, content, link }: Row): SubjectRow => ({
  position,
  n,
  at,
  subject: bare(subject),
  kind: bare(kind),
  content: bare(content),
  link: bare(link),
})

const bare = (octets: Buffer): ArrayBuffer => new Uint8Array(octets).buffer
