import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import type Database from 'libsql'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { History, HistoryEntry, Recorded, Subject } from '../../vocabulary/ports/history.ts'
import type { Change, Changed, Key, State, Taken, Versioned, Work } from '../../vocabulary/ports/state.ts'
import { unreadable } from './damage.ts'
import { fold, foldedKind, unfold } from './folding.ts'
import { Lanes } from './lanes.ts'
import {
  bodyOctets,
  chainStart,
  checkedBody,
  entryOctets,
  keyOctets,
  linkOf,
  recordedOf,
  type StoredEntry,
  sumOf,
  textOf,
} from './rows.ts'
import { openStoreFile, openTemporaryStoreFile, type Recovery, type StoreFile } from './store-file.ts'

/** Changes in one transaction at most: so that a burst does not keep the process from everything else for long. */
const largestGroup = 512

/** Octets that are written before the write-ahead log is moved to the file. */
const octetsBetweenCheckpoints = 8 * 1024 * 1024

/** Heads of subjects' chains that are kept in memory. */
const mostChains = 20_000

/** A change as the tables take it, written out when it is handed in: what is changed in a body later does not reach the disk. */
interface Rows {
  readonly change: Change
  readonly claims: readonly (readonly [key: Buffer, body: Buffer])[]
  readonly put: readonly (readonly [key: Buffer, body: Buffer | null])[]
  readonly append: readonly (readonly [entry: HistoryEntry, content: Buffer])[]
  readonly add: readonly (readonly [work: Work, body: Buffer])[]
}

interface Pending {
  readonly write: () => Changed
  readonly after: (changed: Changed) => void
  readonly reject: (fault: unknown) => void
}

interface Chain {
  readonly n: number
  readonly link: Uint8Array
}

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
  readonly #file: StoreFile
  readonly #where: string
  readonly #sql: ReturnType<typeof statements>
  readonly #lanes = new Map<string, Lanes>()
  readonly #listeners = new Set<(kind: string) => void>()
  readonly #chains = new Map<Subject, Chain>()
  #pending: Pending[] = []
  #group: number
  #hash: Uint8Array
  #position: number
  #work: number
  #token = 0
  #written = 0
  #links: Uint8Array[] = []
  #clock: Clock | null = null
  #closed = false
  #failed: SimulatorFault | null = null
  #announce: (fault: SimulatorFault) => void = () => {}

  constructor(file: StoreFile, where: string) {
    this.recovery = file.recovery
    this.failure = new Promise((resolve) => {
      this.#announce = resolve
    })
    this.#file = file
    this.#where = where
    this.#sql = statements(file.database)
    const [head] = this.#sql.head.all([]) as HeadRow[]
    if (head === undefined)
      throw unreadable(`${where} holds a store without a head: restore it, or name another state directory`)
    this.#group = head.group
    this.#hash = new Uint8Array(head.hash)
    this.#position = head.position
    this.#work = head.work
    this.lastInstant = head.instant === null ? null : instant(head.instant)
    for (const row of this.#sql.works.all([]) as WorkRow[])
      this.#lanesOf(textOf(row.kind)).add(textOf(row.lane), waitingOf(row))
  }

  /** The value of a key at once. */
  valueOf(key: Key): Versioned {
    const octets = keyOctets(key)
    const [row] = this.#read(() => this.#sql.value.all([octets])) as ValueRow[]
    if (row !== undefined) return { key, version: row.version, value: checkedBody(key, octets, row.body, row.sum) }
    const [claim] = this.#read(() => this.#sql.claim.all([octets])) as ValueRow[]
    if (claim === undefined) return { key, version: 0, value: undefined }
    return { key, version: 1, value: checkedBody(key, octets, claim.body, claim.sum) }
  }

  /** A page of values at once. */
  valuesFrom(prefix: string, after: Key | null, most: number): readonly Versioned[] {
    const from = keyOctets(after ?? prefix)
    const end = keyOctets(`${prefix}\u{10ffff}`)
    const statement = after === null ? this.#sql.firstValues : this.#sql.furtherValues
    const rows = this.#read(() => statement.all([from, end, most])) as (ValueRow & { readonly key: ArrayBuffer })[]
    return rows.map(({ key, version, body, sum }) => ({
      key: textOf(key),
      version,
      value: checkedBody(textOf(key), new Uint8Array(key), body, sum),
    }))
  }

  /** Entries of a subject at once, its chain followed from the beginning. */
  entriesOf(subject: Subject, after = 0, most = Number.POSITIVE_INFINITY): readonly Recorded[] {
    const rows = this.#read(() => this.#sql.history.all([keyOctets(subject)])) as HistoryRow[]
    const entries = this.#verified(subject, rows)
    return entries
      .filter(({ n }) => n > after)
      .slice(0, most)
      .map((entry) => recordedOf(subject, entry))
  }

  async read(keys: readonly Key[]): Promise<readonly Versioned[]> {
    return keys.map((key) => this.valueOf(key))
  }

  async page(prefix: string, after: Key | null, most: number): Promise<readonly Versioned[]> {
    return this.valuesFrom(prefix, after, most)
  }

  async of(subject: Subject, after: number, most: number): Promise<readonly Recorded[]> {
    return this.entriesOf(subject, after, most)
  }

  async since(position: number, most: number): Promise<readonly Recorded[]> {
    const rows = this.#read(() => this.#sql.since.all([position, most])) as (HistoryRow & {
      readonly subject: ArrayBuffer
    })[]
    const entries = rows.flatMap((row) => entriesIn(row).map((entry) => recordedOf(textOf(row.subject), entry)))
    return entries.filter((entry) => entry.position > position)
  }

  async change(change: Change): Promise<Changed> {
    const rows = rowsOf(change)
    return this.#enqueue(
      () => this.#write(rows),
      (changed) => changed.ok && this.#hint(change),
    )
  }

  async take(kind: string, now: Instant, most: number) {
    const lanes = this.#lanesOf(kind)
    const taken = lanes
      .take(now, most, () => ++this.#token)
      .map(({ name, token, work }) => this.#takenOf(kind, name, token, work))
    return { taken, next: lanes.next() }
  }

  onHint(listener: (kind: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async fold(subject: Subject): Promise<void> {
    const key = keyOctets(subject)
    const rows = this.#read(() => this.#sql.history.all([key])) as HistoryRow[]
    const last = rows.at(-1)
    if (last === undefined || (rows.length === 1 && textOf(last.kind) === foldedKind)) return
    const content = fold(this.#verified(subject, rows))
    await this.#enqueue(() => {
      this.#sql.removeHistory.run([key, last.n])
      this.#sql.insertHistory.run([
        last.position,
        key,
        last.n,
        last.at,
        keyOctets(foldedKind),
        content,
        new Uint8Array(last.link),
      ])
      this.#links.push(new Uint8Array(last.link))
      this.#written += content.length
      return { ok: true, held: [] }
    })
  }

  async forget(before: Instant, archive: ((entries: readonly Recorded[]) => void) | null): Promise<number> {
    const rows = this.#read(() => this.#sql.folded.all([keyOctets(foldedKind), before])) as (HistoryRow & {
      readonly subject: ArrayBuffer
    })[]
    for (const { subject } of rows) archive?.(this.entriesOf(textOf(subject)))
    for (let at = 0; at < rows.length; at += largestGroup) {
      const some = rows.slice(at, at + largestGroup)
      await this.#enqueue(() => {
        for (const { subject, n } of some) {
          this.#sql.removeHistory.run([new Uint8Array(subject), n])
          this.#chains.delete(textOf(subject))
        }
        return { ok: true, held: [] }
      })
    }
    return rows.length
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
    while (this.#pending.length > 0) this.#writePending()
    this.#closed = true
    try {
      this.#file.close()
    } catch (fault) {
      // A full disk has no room for closing in order either; it is recovered at the next start, as from a killed process.
      if (this.#failed === null) throw fault
    }
  }

  #lanesOf(kind: string): Lanes {
    const lanes = this.#lanes.get(kind) ?? new Lanes()
    this.#lanes.set(kind, lanes)
    return lanes
  }

  #takenOf(
    kind: string,
    lane: string,
    token: number,
    work: { readonly sequence: number; readonly due: Instant; readonly attempts: number },
  ): Taken {
    const { sequence, due, attempts } = work
    const [row] = this.#read(() => this.#sql.work.all([sequence])) as WorkRow[]
    if (row === undefined)
      throw unreadable(`The store has lost work ${sequence} of lane ${lane}: see 'dcc-sim state verify'`)
    const body = checkedBody(`lane ${lane}`, keyOctets(`${kind} ${lane}`), row.body, row.sum)
    return { kind, lane, token, sequence, due, attempts, body }
  }

  #hint({ add = [], done = [], again = [] }: Change): void {
    const kinds = new Set([...add, ...done, ...again.map(({ taken }) => taken)].map(({ kind }) => kind))
    for (const kind of kinds) for (const listener of this.#listeners) listener(kind)
  }

  /** The group is what arrives in one turn of the event loop, which under load is what arrived during the last write. */
  #enqueue(write: () => Changed, then: (changed: Changed) => void = () => {}): Promise<Changed> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new SimulatorFault('SIM_INVARIANT', 'A change came after the store was closed')
      if (this.#failed !== null) throw this.#failed
      if (this.#pending.length === 0) setImmediate(() => this.#writePending())
      const after = (changed: Changed): void => {
        resolve(changed)
        then(changed)
      }
      this.#pending.push({ write, after, reject })
    })
  }

  #writePending(): void {
    const group = this.#pending.splice(0, largestGroup)
    if (group.length === 0) return
    if (this.#pending.length > 0) setImmediate(() => this.#writePending())
    let changed: Changed[]
    try {
      changed = this.#writeGroup(group)
    } catch (fault) {
      this.#fail(group, fault as Error)
      return
    }
    group.forEach(({ after }, index) => {
      const one = changed[index]
      if (one !== undefined) after(one)
    })
  }

  #fail(group: readonly Pending[], cause: Error): void {
    const detail =
      `${this.#where} did not take what was to be kept (${cause.message}). Nothing was acknowledged that it had not ` +
      'taken before: see to its disk, and start again'
    this.#failed = new SimulatorFault('SIM_STATE_UNWRITABLE', detail, { cause })
    for (const { reject } of [...group, ...this.#pending.splice(0)]) reject(this.#failed)
    this.#announce(this.#failed)
  }

  #writeGroup(group: readonly Pending[]): Changed[] {
    const { begin, commit, rollBack, setHead } = this.#sql
    this.#links = []
    begin.run([])
    try {
      const changed = group.map(({ write }) => write())
      this.#group += 1
      const hash = createHash('sha256').update(this.#hash)
      for (const link of this.#links) hash.update(link)
      this.#hash = hash.digest()
      setHead.run([this.#group, this.#hash, this.#clock?.now() ?? this.lastInstant, this.#position, this.#work])
      commit.run([])
      if (!this.#file.isInPlace()) throw new Error('it was removed or replaced')
      this.#file.committed({ group: this.#group, hash: this.#hash })
      if (this.#written > octetsBetweenCheckpoints) {
        this.#file.checkpoint()
        this.#written = 0
      }
      return changed
    } catch (fault) {
      if (this.#file.database.inTransaction) rollBack.run([])
      throw fault
    }
  }

  /** Writes a change within the group's transaction, or nothing of it where something stands in its way. */
  #write(rows: Rows): Changed {
    const lost = this.#lost(rows)
    if (lost.length > 0) return { ok: false, lost }
    for (const [key, body] of rows.claims) this.#note(this.#sql.insertClaim, key, body)
    for (const [key, body] of rows.put) {
      if (body === null) this.#sql.remove.run([key])
      else this.#note(this.#sql.put, key, body, this.#group + 1)
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
    return { ok: true, held }
  }

  #lost({ change, claims }: Rows): Key[] {
    const claimed = (change.claims ?? []).filter((_, index) => this.#sql.claim.all([claims[index]?.[0]]).length > 0)
    const guarded = [...(change.expect ?? []), ...(change.put ?? []).filter(({ version }) => version !== 'any')]
    const changed = guarded.filter(({ key, version }) => {
      const [row] = this.#sql.version.all([keyOctets(key)]) as { version: number }[]
      return (row?.version ?? 0) !== version
    })
    const works = [...(change.done ?? []), ...(change.again ?? []).map(({ taken }) => taken)]
    const outdated = works.filter((taken) => !this.#lanesOf(taken.kind).holds(taken))
    return [...[...claimed, ...changed].map(({ key }) => key), ...outdated.map(({ lane }) => lane)]
  }

  #note(statement: Database.Statement, key: Buffer, body: Buffer, ...version: number[]): void {
    const sum = sumOf(key, body)
    statement.run([key, body, sum, ...version])
    this.#written += key.length + body.length
    this.#links.push(Buffer.from([sum >>> 24, sum >>> 16, sum >>> 8, sum]))
  }

  #append(entry: HistoryEntry, content: Buffer): void {
    const key = keyOctets(entry.subject)
    const last = this.#chainOf(entry.subject, key)
    const n = last.n + 1
    const link = linkOf(last.link, n, entry.kind, entry.at, content)
    this.#position += 1
    this.#sql.insertHistory.run([this.#position, key, n, entry.at, keyOctets(entry.kind), content, link])
    this.#written += content.length
    this.#links.push(link)
    if (this.#chains.size >= mostChains) this.#chains.clear()
    this.#chains.set(entry.subject, { n, link })
  }

  #chainOf(subject: Subject, key: Buffer): Chain {
    const known = this.#chains.get(subject)
    if (known !== undefined) return known
    const [row] = this.#sql.chain.all([key]) as { n: number; link: ArrayBuffer }[]
    return row === undefined ? { n: 0, link: chainStart } : { n: row.n, link: new Uint8Array(row.link) }
  }

  #add(work: Work, body: Buffer): Taken | null {
    const { kind, lane, due, held } = work
    this.#work += 1
    const sequence = this.#work
    const key = keyOctets(`${kind} ${lane}`)
    this.#sql.insertWork.run([sequence, keyOctets(kind), keyOctets(lane), due, body, sumOf(key, body)])
    this.#written += body.length
    const lanes = this.#lanesOf(kind)
    const isFree = lanes.isFree(lane)
    lanes.add(lane, { sequence, due, attempts: 0 })
    if (held !== true || !isFree) return null
    this.#token += 1
    lanes.hold(lane, this.#token)
    return { kind, lane, token: this.#token, sequence, due, attempts: 0, body: work.body }
  }

  /** @throws SimulatorFault SIM_STATE_UNREADABLE where an entry is missing, or is not the one that was written */
  #verified(subject: Subject, rows: readonly HistoryRow[]): StoredEntry[] {
    const entries: StoredEntry[] = []
    let before = chainStart
    for (const row of rows) {
      for (const entry of entriesIn(row)) {
        before = linkOf(before, entry.n, entry.kind, entry.at, entry.content)
        if (entry.n !== entries.length + 1)
          throw unreadable(`The record of ${subject} has a gap: see 'dcc-sim state verify'`)
        entries.push(entry)
      }
      if (!Buffer.from(before).equals(new Uint8Array(row.link)))
        throw unreadable(`The record of ${subject} is damaged: see 'dcc-sim state verify'`)
    }
    return entries
  }

  #read<Rows>(read: () => Rows): Rows {
    try {
      return read()
    } catch (fault) {
      throw unreadable(`The state cannot be read: ${(fault as Error).message}`, fault)
    }
  }
}

interface HeadRow {
  readonly group: number
  readonly hash: ArrayBuffer
  readonly instant: number | null
  readonly position: number
  readonly work: number
}

interface ValueRow {
  readonly version: number
  readonly body: ArrayBuffer
  readonly sum: number
}

interface WorkRow {
  readonly sequence: number
  readonly kind: ArrayBuffer
  readonly lane: ArrayBuffer
  readonly due: number
  readonly attempts: number
  readonly body: ArrayBuffer
  readonly sum: number
}

interface HistoryRow {
  readonly position: number
  readonly n: number
  readonly at: number
  readonly kind: ArrayBuffer
  readonly content: ArrayBuffer
  readonly link: ArrayBuffer
}

const waitingOf = ({ sequence, due, attempts }: WorkRow) => ({ sequence, due: instant(due), attempts })

/** The entries that a row holds: one, or those that were folded into it. */
function entriesIn({ position, n, at, kind, content }: HistoryRow): StoredEntry[] {
  const octets = Buffer.from(content)
  if (textOf(kind) !== foldedKind) return [{ position, n, at, kind: textOf(kind), content: octets }]
  try {
    return unfold(octets)
  } catch (fault) {
    throw unreadable(`A folded record cannot be read: ${(fault as Error).message}`, fault)
  }
}

const rowsOf = (change: Change): Rows => ({
  change,
  claims: (change.claims ?? []).map(({ key, value }) => [keyOctets(key), bodyOctets(value, key)]),
  put: (change.put ?? []).map(({ key, value }) => [
    keyOctets(key),
    value === undefined ? null : bodyOctets(value, key),
  ]),
  append: (change.append ?? []).map((entry) => [entry, entryOctets(entry)]),
  add: (change.add ?? []).map((work) => [work, bodyOctets(work.body, work.lane)]),
})

const statements = (database: Database.Database) => ({
  begin: database.prepare('BEGIN IMMEDIATE'),
  commit: database.prepare('COMMIT'),
  rollBack: database.prepare('ROLLBACK'),
  head: database.prepare('SELECT "group", hash, instant, position, work FROM head'),
  setHead: database.prepare('UPDATE head SET "group" = ?, hash = ?, instant = ?, position = ?, work = ?'),
  value: database.prepare('SELECT version, body, sum FROM value WHERE key = ?'),
  version: database.prepare('SELECT version FROM value WHERE key = ?'),
  firstValues: database.prepare(
    'SELECT key, version, body, sum FROM value WHERE key >= ? AND key < ? ORDER BY key LIMIT ?',
  ),
  furtherValues: database.prepare(
    'SELECT key, version, body, sum FROM value WHERE key > ? AND key < ? ORDER BY key LIMIT ?',
  ),
  put: database.prepare(
    'INSERT INTO value (key, body, sum, version) VALUES (?, ?, ?, ?) ' +
      'ON CONFLICT DO UPDATE SET body = excluded.body, sum = excluded.sum, version = excluded.version',
  ),
  remove: database.prepare('DELETE FROM value WHERE key = ?'),
  claim: database.prepare('SELECT body, sum FROM claim WHERE key = ?'),
  insertClaim: database.prepare('INSERT INTO claim (key, body, sum) VALUES (?, ?, ?)'),
  works: database.prepare('SELECT sequence, kind, lane, due, attempts FROM work ORDER BY sequence'),
  work: database.prepare('SELECT body, sum FROM work WHERE sequence = ?'),
  insertWork: database.prepare(
    'INSERT INTO work (sequence, kind, lane, due, attempts, body, sum) VALUES (?, ?, ?, ?, 0, ?, ?)',
  ),
  again: database.prepare('UPDATE work SET due = ?, attempts = ? WHERE sequence = ?'),
  removeWork: database.prepare('DELETE FROM work WHERE sequence = ?'),
  history: database.prepare('SELECT position, n, at, kind, content, link FROM history WHERE subject = ? ORDER BY n'),
  chain: database.prepare('SELECT n, link FROM history WHERE subject = ? ORDER BY n DESC LIMIT 1'),
  insertHistory: database.prepare(
    'INSERT INTO history (position, subject, n, at, kind, content, link) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ),
  removeHistory: database.prepare('DELETE FROM history WHERE subject = ? AND n <= ?'),
  since: database.prepare(
    'SELECT position, subject, n, at, kind, content, link FROM history WHERE position > ? ORDER BY position LIMIT ?',
  ),
  folded: database.prepare(
    'SELECT position, subject, n, at, kind, content, link FROM history WHERE kind = ? AND at < ?',
  ),
})
