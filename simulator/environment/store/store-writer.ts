import { createHash } from 'node:crypto'
import type { Instant } from '../../vocabulary/instant.ts'
import type { HistoryEntry, Subject } from '../../vocabulary/ports/history.ts'
import type { Key, Taken, Work } from '../../vocabulary/ports/state.ts'
import type { Database } from '../sqlite.ts'
import { droppedKind, foldedKind } from './folding.ts'
import type { Head } from './head-file.ts'
import { chainStart, keyOctets, linkOf, sumOf, textOf } from './rows.ts'
import { type HeadRow, type HistoryRow, rowOf, type Statements, type SubjectRow } from './tables.ts'
import { claimsOf, type WrittenClaim } from './written-change.ts'

/** Ends of subjects' chains that are kept in memory. */
const mostChains = 20_000

const nothing = Buffer.alloc(0)

/** The last entry of a subject, and the hash over it and all before it. */
interface ChainEnd {
  readonly n: number
  readonly link: Uint8Array
}

/**
 * Writes rows of the store within the transaction that is open, and keeps account of them: every group of changes has a number,
 * which is the version of the values in it, and a hash over all that it wrote and the group before it.
 */
export class StoreWriter {
  readonly #sql: Statements
  readonly #head: { group: number; hash: Uint8Array; position: number; work: number }
  readonly #chains = new Map<Subject, ChainEnd>()
  /** Since the last commit: what the next hash is made of. */
  #links: Uint8Array[] = []
  #octets = 0

  constructor(sql: Statements, head: HeadRow) {
    this.#sql = sql
    this.#head = { ...head, hash: new Uint8Array(head.hash) }
  }

  /** The version of the values that are written now. */
  get version(): number {
    return this.#head.group + 1
  }

  /** Octets that were written since `forgetOctets`. */
  get octets(): number {
    return this.#octets
  }

  forgetOctets(): void {
    this.#octets = 0
  }

  /** Each group has its own number, so that no two values of a key ever have one version. */
  endGroup(): void {
    this.#head.group += 1
  }

  /** Writes the head behind all groups since the last commit. @param at what time it is, where that is kept */
  writeHead(at: Instant | null): Head {
    const { group, position, work } = this.#head
    const before = createHash('sha256').update(this.#head.hash)
    const hash = this.#links.reduce((sum, link) => sum.update(link), before).digest()
    this.#sql.setHead.run([group, hash, at, position, work])
    return { group, hash }
  }

  /** The head is durable. */
  committed({ hash }: Head): void {
    this.#head.hash = hash
    this.#links = []
  }

  versionOf(key: Key): number {
    return rowOf<{ version: number }>(this.#sql.version, [keyOctets(key)])?.version ?? 0
  }

  put(key: Buffer, body: Buffer | null): void {
    if (body === null) this.#sql.remove.run([key])
    else this.#insert(this.#sql.put, key, body, this.version)
  }

  /** To be written behind the entries of its change: it goes with the newest of its subject, or with the whole record. */
  claim({ claim: { goesWith, subject }, key, body }: WrittenClaim): void {
    this.#insert(this.#sql.insertClaim, key, body, goesWith === 'entry' ? this.#endOf(subject).n : null)
  }

  /** @returns the work's sequence */
  add({ kind, lane, due }: Work, body: Buffer): number {
    this.#head.work += 1
    const key = keyOctets(`${kind} ${lane}`)
    this.#sql.insertWork.run([this.#head.work, keyOctets(kind), keyOctets(lane), due, body, sumOf(key, body)])
    this.#count(body.length, key)
    return this.#head.work
  }

  again({ attempts, sequence }: Taken, due: Instant): void {
    this.#sql.again.run([due, attempts + 1, sequence])
  }

  end({ sequence }: Pick<Taken, 'sequence'>): void {
    this.#sql.removeWork.run([sequence])
  }

  /** @returns the entry's place among those of its subject */
  append(entry: HistoryEntry, content: Buffer): number {
    const key = keyOctets(entry.subject)
    const last = this.#endOf(entry.subject)
    const n = last.n + 1
    const link = linkOf(last.link, n, entry.kind, entry.at, content)
    this.#head.position += 1
    this.#sql.insertHistory.run([this.#head.position, key, n, entry.at, keyOctets(entry.kind), content, link])
    this.#count(content.length, link)
    if (this.#chains.size >= mostChains) this.#chains.clear()
    this.#chains.set(entry.subject, { n, link })
    return n
  }

  /** Puts one row in the place of successive ones of a subject, unless there are other ones now. */
  fold(subject: Subject, rows: readonly HistoryRow[], content: Buffer): void {
    const [first, last] = [rows[0], rows.at(-1)]
    if (first === undefined || last === undefined) return
    const key = keyOctets(subject)
    const link = new Uint8Array(last.link)
    const now = rowOf<{ rows: number }>(this.#sql.countHistory, [key, first.n, last.n])
    if (now?.rows !== rows.length) return
    this.#sql.removeFolded.run([key, first.n, last.n])
    this.#sql.insertHistory.run([last.position, key, last.n, last.at, keyOctets(foldedKind), content, link])
    this.#count(content.length, link)
  }

  /** Drops a row, those before it and the claims that go with them. The entries behind are linked to it: its link stays, where there are any. */
  drop({ position, subject: octets, n, at, link }: SubjectRow): void {
    const subject = new Uint8Array(octets)
    const { n: last } = this.#chainOf(Buffer.from(subject))
    this.#sql.removeHistory.run([subject, n])
    if (last === n) {
      this.#chains.delete(textOf(octets))
      this.#sql.removeClaims.run([...claimsOf(subject)])
    } else {
      this.#sql.insertHistory.run([position, subject, n, at, keyOctets(droppedKind), nothing, new Uint8Array(link)])
      this.#sql.removeClaimsUpTo.run([...claimsOf(subject), n])
    }
    this.#count(nothing.length, new Uint8Array(link))
  }

  #insert(statement: Database.Statement, key: Buffer, body: Buffer, last: number | null): void {
    const sum = sumOf(key, body)
    statement.run([key, body, sum, last])
    this.#count(key.length + body.length, Buffer.of(sum >>> 24, sum >>> 16, sum >>> 8, sum))
  }

  #count(octets: number, link: Uint8Array): void {
    this.#octets += octets
    this.#links.push(link)
  }

  #endOf(subject: Subject): ChainEnd {
    return this.#chains.get(subject) ?? this.#chainOf(keyOctets(subject))
  }

  #chainOf(key: Buffer): ChainEnd {
    const row = rowOf<{ n: number; link: ArrayBuffer }>(this.#sql.chain, [key])
    return row === undefined ? { n: 0, link: chainStart } : { n: row.n, link: row.link }
  }
}
