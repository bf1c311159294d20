import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Archive, History, HistoryEntry, Kept, Recorded, Subject } from '../../vocabulary/ports/history.ts'
import type { Change, Changed, Key, State, Taken, Versioned, Work } from '../../vocabulary/ports/state.ts'
import type { Database } from '../sqlite.ts'
import { unreadable } from './damage.ts'
import { droppedKind, fold, foldedKind, packed } from './folding.ts'
import { GroupCommit } from './group-commit.ts'
import { Lanes, type Waiting } from './lanes.ts'
import { bodyOctets, chainStart, checkedBody, entryOctets, keyOctets, linkOf, sumOf, textOf } from './rows.ts'
import { openStoreFile, openTemporaryStoreFile, type Recovery, type StoreFile } from './store-file.ts'
import { type Counts, reading, StoreReader } from './store-reader.ts'
import {
  entriesIn,
  type HeadRow,
  type HistoryRow,
  type Room,
  type Statements,
  type SubjectRow,
  statements,
  type WorkRow,
} from './tables.ts'

/** Octets that are written before the write-ahead log is moved to the file. */
const octetsBetweenCheckpoints = 2 * 1024 * 1024

/** Ends of subjects' chains that are kept in memory. */
const mostChains = 20_000

/** Records that are dropped in one transaction. */
const droppedAtOnce = 500

/** Entries of a subject behind which the last ones are folded by themselves. */
const entriesBetweenFolds = 32

/** Octets that are folded by themselves at most: some milliseconds' work. */
const mostFoldedOctets = 256 * 1024

const nothing = Buffer.alloc(0)

const isOfStore = (kind: string): boolean => kind === foldedKind || kind === droppedKind

const written: Changed = { ok: true, held: [], version: 0 }

/**
 * State and History in the file of a state directory, or one that ends with the process where `directory` is null. One
 * process holds it, so that its lanes are in memory. Reading sees what is durable, not what is still being written.
 *
 * @throws SimulatorFault SIM_STATE_IN_USE, SIM_STATE_UNREADABLE
 */
export const openLibsqlStore = (directory: string | null): LibsqlStore =>
  directory === null
    ? new LibsqlStore(openTemporaryStoreFile(), tmpdir())
    : new LibsqlStore(openStoreFile(directory), directory)

export class LibsqlStore implements State, History {
  /** What was recovered from a process that did not end in good order; null where there was nothing to recover. */
  readonly recovery: Recovery | null
  /**
   * Resolves with SIM_STATE_UNWRITABLE when something could not be made durable. Nothing is taken from then on: what is
   * in memory may be ahead of the disk, and only a new start, from what is durable, brings them together again.
   */
  readonly failure: Promise<SimulatorFault>
  /** What time it was when something was last made durable; null in a new store, and where no time is kept. */
  readonly lastInstant: Instant | null
  readonly #reader: StoreReader
  readonly #file: StoreFile
  readonly #sql: Statements
  readonly #commits: GroupCommit<Changed>
  readonly #lanes = new Map<string, Lanes>()
  readonly #listeners = new Set<(kind: string) => void>()
  readonly #chains = new Map<Subject, { readonly n: number; readonly link: Uint8Array }>()
  /** Subjects with so many entries behind their last folded record, and how many they have in all. */
  readonly #grown = new Map<Subject, number>()
  readonly #head: { group: number; hash: Uint8Array; position: number; work: number }
  /** Since the last commit: what the next hash is made of. */
  #links: Uint8Array[] = []
  #octets = 0
  #transactions = 0
  #token = 0
  #clock: Clock | null = null
  #closed = false

  constructor(file: StoreFile, where: string) {
    this.recovery = file.recovery
    this.#file = file
    this.#sql = statements(file.database)
    this.#reader = new StoreReader(this.#sql)
    this.#commits = new GroupCommit({ run: (writes) => this.#run(writes), commit: () => this.#commit() }, where)
    this.failure = this.#commits.failure
    const [head] = reading(() => this.#sql.head.all([])) as HeadRow[]
    if (head === undefined) throw unreadable(`${where} holds a store without a head: name another state directory`)
    this.#head = { ...head, hash: new Uint8Array(head.hash) }
    this.lastInstant = head.instant === null ? null : instant(head.instant)
    for (const row of reading(() => this.#sql.works.all([])) as WorkRow[])
      this.#lanesOf(textOf(row.kind)).add(textOf(row.lane), { ...row, due: instant(row.due) })
  }

  async read(keys: readonly Key[]): Promise<readonly Versioned[]> {
    return keys.map((key) => this.#reader.valueOf(key))
  }

  async page(prefix: string, after: Key | null, most: number): Promise<readonly Versioned[]> {
    return this.#reader.valuesFrom(prefix, after, most)
  }

  async change(change: Change): Promise<Changed> {
    const rows = rowsOf(change)
    const changed = await this.#commits.write(() => this.#write(rows), change.asynchronous !== true)
    if (!changed.ok) return changed
    this.#hint(change)
    if (this.#grown.size > 0) this.#foldGrown()
    return changed
  }

  async take(kind: string, now: Instant, most: number) {
    const lanes = this.#lanesOf(kind)
    const taken = lanes.take(now, most, () => this.#newToken())
    return { taken: taken.map(({ name, token, work }) => this.#takenOf(kind, name, token, work)), next: lanes.next() }
  }

  async count(kind: string): Promise<number> {
    return this.#lanes.get(kind)?.size ?? 0
  }

  onHint(listener: (kind: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async of(subject: Subject, after: number, most: number): Promise<readonly Recorded[]> {
    return this.#reader.entriesOf(subject, after, most)
  }

  async since(position: number, most: number): Promise<readonly Recorded[]> {
    return this.#reader.since(position, most)
  }

  fold(subject: Subject): Promise<void> {
    const rows = this.#reader.rowsOf(subject)
    return this.#foldRows(
      subject,
      rows.filter(({ kind }) => textOf(kind) !== droppedKind),
    )
  }

  async forget(kept: Kept, archive: Archive | null): Promise<number> {
    let forgotten = 0
    for (;;) {
      const rows = this.#notKept(kept)
      if (rows.length === 0) return forgotten
      archive?.(rows.map(({ subject, n }) => this.#reader.entriesOf(textOf(subject), 0, n)))
      await this.#commits.write(() => {
        for (const row of rows) this.#drop(row)
        return written
      })
      forgotten += rows.length
    }
  }

  /** Reads everything there is, and tells `complain` of what is not as it was written. */
  walk(complain: (fault: Error) => void): Counts {
    return this.#reader.walk(complain)
  }

  /** Transactions that were waited for to be on the disk, since it was opened. */
  get transactions(): number {
    return this.#transactions
  }

  /** How much room what it holds takes. */
  room(): Room {
    const [rows] = this.#sql.room.all([]) as Room[]
    if (rows === undefined) throw new SimulatorFault('SIM_INVARIANT', 'A count without a row')
    return rows
  }

  /** From now on keeps what time it is with whatever becomes durable. */
  keepTime(clock: Clock): void {
    this.#clock = clock
  }

  async close(): Promise<void> {
    this.closeAtOnce()
  }

  /** What is waiting to be written is written first. */
  closeAtOnce(): void {
    if (this.#closed) return
    this.#closed = true
    this.#commits.close()
    try {
      this.#file.close()
    } catch (fault) {
      // A full disk has no room for closing in order either; it is recovered at the next start, as from a killed process.
      if (!this.#commits.hasFailed) throw fault
    }
  }

  #lanesOf(kind: string): Lanes {
    const lanes = this.#lanes.get(kind) ?? new Lanes()
    this.#lanes.set(kind, lanes)
    return lanes
  }

  #newToken(): number {
    this.#token += 1
    return this.#token
  }

  #takenOf(kind: string, lane: string, token: number, { sequence, due, attempts }: Waiting): Taken {
    const [row] = reading(() => this.#sql.work.all([sequence])) as WorkRow[]
    if (row === undefined) throw unreadable(`The state has lost work ${sequence} of ${kind} ${lane}`)
    const body = checkedBody(`${kind} ${lane}`, keyOctets(`${kind} ${lane}`), row.body, row.sum)
    return { kind, lane, token, sequence, due, attempts, body }
  }

  #hint({ add = [], done = [], again = [] }: Change): void {
    const kinds = new Set([...add, ...done, ...again.map(({ taken }) => taken)].map(({ kind }) => kind))
    for (const kind of kinds) for (const listener of this.#listeners) listener(kind)
  }

  /** Each group has its own number, so that no two values of a key ever have one version. */
  #run(writes: readonly (() => Changed)[]): readonly Changed[] {
    const { begin } = this.#sql
    if (!this.#file.database.inTransaction) begin.run([])
    return this.#orRollBack(() => {
      const changed = writes.map((write) => write())
      this.#head.group += 1
      return changed
    })
  }

  #commit(): void {
    this.#orRollBack(() => {
      const { group, position, work } = this.#head
      const hash = this.#links
        .reduce((sum, link) => sum.update(link), createHash('sha256').update(this.#head.hash))
        .digest()
      this.#sql.setHead.run([group, hash, this.#clock?.now() ?? this.lastInstant, position, work])
      this.#sql.commit.run([])
      if (!this.#file.isInPlace()) throw new Error('it was removed or replaced')
      this.#head.hash = hash
      this.#links = []
      this.#transactions += 1
      this.#file.committed({ group, hash })
      if (this.#octets > octetsBetweenCheckpoints) this.#checkpoint()
    })
  }

  #orRollBack<Value>(write: () => Value): Value {
    try {
      return write()
    } catch (fault) {
      if (this.#file.database.inTransaction) this.#sql.rollBack.run([])
      throw fault
    }
  }

  #checkpoint(): void {
    this.#file.checkpoint()
    this.#octets = 0
  }

  /** Writes a change within the group's transaction, or nothing of it where something stands in its way. */
  #write(rows: ChangeRows): Changed {
    const lost = this.#lost(rows)
    if (lost.length > 0) return { ok: false, lost }
    for (const [key, body] of rows.claims) this.#put(this.#sql.insertClaim, key, body)
    for (const [key, body] of rows.put) {
      if (body === null) this.#sql.remove.run([key])
      else this.#put(this.#sql.put, key, body, this.#head.group + 1)
    }
    for (const [entry, content] of rows.append) this.#append(entry, content)
    for (const { taken, due } of rows.change.again ?? []) {
      this.#sql.again.run([due, taken.attempts + 1, taken.sequence])
      this.#lanesOf(taken.kind).again(taken.lane, due)
    }
    for (const taken of rows.change.done ?? []) {
      this.#sql.removeWork.run([taken.sequence])
      this.#lanesOf(taken.kind).done(taken.lane)
    }
    const held = rows.add.map(([work, body]) => this.#add(work, body)).filter((taken) => taken !== null)
    return { ok: true, held, version: this.#head.group + 1 }
  }

  /** What stands in the way of a change: claims that are taken, values that are others now, lanes that it does not hold. */
  #lost({ change, claims }: ChangeRows): Key[] {
    const { expect = [], put = [], done = [], again = [] } = change
    const claimed = (change.claims ?? []).filter((_, index) => this.#sql.claim.all([claims[index]?.[0]]).length > 0)
    const changed = [...expect, ...put].filter(({ key, version }) => this.#versionOf(key) !== version)
    const works = [...done, ...again.map(({ taken }) => taken)]
    const outdated = works.filter((taken) => !this.#lanesOf(taken.kind).holds(taken))
    return [...[...claimed, ...changed].map(({ key }) => key), ...outdated.map(({ lane }) => lane)]
  }

  #versionOf(key: Key): number {
    const [row] = this.#sql.version.all([keyOctets(key)]) as { version: number }[]
    return row?.version ?? 0
  }

  #count(octets: number, link: Uint8Array): void {
    this.#octets += octets
    this.#links.push(link)
  }

  #put(statement: Database.Statement, key: Buffer, body: Buffer, ...version: number[]): void {
    const sum = sumOf(key, body)
    statement.run([key, body, sum, ...version])
    this.#count(key.length + body.length, Buffer.of(sum >>> 24, sum >>> 16, sum >>> 8, sum))
  }

  #append(entry: HistoryEntry, content: Buffer): void {
    const key = keyOctets(entry.subject)
    const last = this.#chains.get(entry.subject) ?? this.#chainOf(key)
    const n = last.n + 1
    const link = linkOf(last.link, n, entry.kind, entry.at, content)
    this.#head.position += 1
    this.#sql.insertHistory.run([this.#head.position, key, n, entry.at, keyOctets(entry.kind), content, link])
    this.#count(content.length, link)
    if (n % entriesBetweenFolds === 0) this.#grown.set(entry.subject, n)
    if (this.#chains.size >= mostChains) this.#chains.clear()
    this.#chains.set(entry.subject, { n, link })
  }

  #chainOf(key: Buffer): { n: number; link: Uint8Array } {
    const [row] = this.#sql.chain.all([key]) as { n: number; link: ArrayBuffer }[]
    return row === undefined ? { n: 0, link: chainStart } : { n: row.n, link: new Uint8Array(row.link) }
  }

  /** The entries behind what is dropped are linked to it: its last link stays, where there are any. */
  #drop({ position, subject: octets, n, at, link }: SubjectRow): void {
    const subject = new Uint8Array(octets)
    const { n: last } = this.#chainOf(Buffer.from(subject))
    this.#sql.removeHistory.run([subject, n])
    if (last === n) this.#chains.delete(textOf(octets))
    else this.#sql.insertHistory.run([position, subject, n, at, keyOctets(droppedKind), nothing, new Uint8Array(link)])
    this.#count(nothing.length, new Uint8Array(link))
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

  /** Folds what does not end by itself, such as the log of a device: the entries behind its last folded record. */
  #foldGrown(): void {
    for (const [subject, n] of this.#grown) {
      const rows = this.#reader.rowsOf(subject, n - entriesBetweenFolds)
      const unfolded = rows.filter(({ kind }) => !isOfStore(textOf(kind)))
      const octets = unfolded.reduce((sum, { content }) => sum + content.byteLength, 0)
      if (octets <= mostFoldedOctets) void this.#foldRows(subject, unfolded).catch(() => {})
    }
    this.#grown.clear()
  }

  /** Puts one record in the place of successive rows of a subject. What is damaged in them stays so: the chain says it. */
  async #foldRows(subject: Subject, rows: readonly HistoryRow[]): Promise<void> {
    const key = keyOctets(subject)
    const [first, last] = [rows[0], rows.at(-1)]
    if (first === undefined || last === undefined || (rows.length === 1 && textOf(last.kind) === foldedKind)) return
    const content = fold(rows.flatMap(entriesIn))
    const link = new Uint8Array(last.link)
    await this.#commits.write(() => {
      const [now] = this.#sql.countHistory.all([key, first.n, last.n]) as { rows: number }[]
      if (now?.rows !== rows.length) return written
      this.#sql.removeFolded.run([key, first.n, last.n])
      this.#sql.insertHistory.run([last.position, key, last.n, last.at, keyOctets(foldedKind), content, link])
      this.#count(content.length, link)
      return written
    }, false)
  }

  #add({ kind, lane, due, held, body: value }: Work, body: Buffer): Taken | null {
    this.#head.work += 1
    const sequence = this.#head.work
    const key = keyOctets(`${kind} ${lane}`)
    this.#sql.insertWork.run([sequence, keyOctets(kind), keyOctets(lane), due, body, sumOf(key, body)])
    this.#count(body.length, key)
    const lanes = this.#lanesOf(kind)
    const isFree = lanes.isFree(lane)
    lanes.add(lane, { sequence, due, attempts: 0 })
    if (held !== true || !isFree) return null
    const token = this.#newToken()
    lanes.hold(lane, token)
    return { kind, lane, token, sequence, due, attempts: 0, body: value }
  }
}

/** A change as the tables take it, written out when it is handed in: what is changed in a body later does not reach the disk. */
interface ChangeRows {
  readonly change: Change
  readonly claims: readonly (readonly [key: Buffer, body: Buffer])[]
  readonly put: readonly (readonly [key: Buffer, body: Buffer | null])[]
  readonly append: readonly (readonly [entry: HistoryEntry, content: Buffer])[]
  readonly add: readonly (readonly [work: Work, body: Buffer])[]
}

const rowsOf = (change: Change): ChangeRows => ({
  change,
  claims: (change.claims ?? []).map(({ key, value }) => [keyOctets(key), packed(bodyOctets(value, key))]),
  put: (change.put ?? []).map(({ key, value }) => [
    keyOctets(key),
    value === undefined ? null : bodyOctets(value, key),
  ]),
  append: (change.append ?? []).map((entry) => [entry, entryOctets(entry)]),
  add: (change.add ?? []).map((work) => [work, bodyOctets(work.body, work.lane)]),
})
