import { tmpdir } from 'node:os'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Archive, Kept, Recorded, Subject } from '../../vocabulary/ports/history.ts'
import {
  type Change,
  type Changed,
  type Key,
  keyOfClaim,
  type OpenWork,
  type Taken,
  type Versioned,
  type Work,
  type WorkInLane,
} from '../../vocabulary/ports/state.ts'
import { unreadable } from './damage.ts'
import { GroupCommit } from './group-commit.ts'
import { Lanes, type Waiting } from './lanes.ts'
import type { NetworkStore } from './network-store.ts'
import { RecentBodies } from './recent-bodies.ts'
import { RecordRoom } from './record-room.ts'
import { checkedBody, keyOctets } from './rows.ts'
import { openStoreFile, openTemporaryStoreFile, type Recovery, type StoreFile } from './store-file.ts'
import { type Counts, reading, StoreReader } from './store-reader.ts'
import { StoreWriter } from './store-writer.ts'
import { type HeadRow, type Room, rowOf, type Statements, statements, type WorkRow } from './tables.ts'
import { type WrittenChange, type WrittenClaim, written } from './written-change.ts'

/** Octets that are written before the write-ahead log is moved to the file. */
const octetsBetweenCheckpoints = 2 * 1024 * 1024

const wroteNothing: Changed = { ok: true, held: [], version: 0 }

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

export class LibsqlStore implements NetworkStore {
  readonly recovery: Recovery | null
  readonly failure: Promise<SimulatorFault>
  readonly lastInstant: Instant | null
  readonly #file: StoreFile
  readonly #sql: Statements
  readonly #reader: StoreReader
  readonly #writer: StoreWriter
  readonly #commits: GroupCommit<Changed>
  readonly #records: RecordRoom
  readonly #lanes = new Map<string, Lanes>()
  readonly #recentBodies = new RecentBodies()
  readonly #listeners = new Set<(kind: string, due: Instant | null) => void>()
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
    this.#writer = new StoreWriter(this.#sql, head)
    this.#records = new RecordRoom(this.#sql, this.#reader, this.#writer, (write, isAwaited) => {
      const writing = (): Changed => {
        write()
        return wroteNothing
      }
      return this.#commits.write(writing, isAwaited)
    })
    this.lastInstant = head.instant === null ? null : instant(head.instant)
    for (const { kind, lane, ...work } of this.#reader.works()) this.#lanesOf(kind).add(lane, work)
  }

  async read(keys: readonly Key[]): Promise<readonly Versioned[]> {
    return keys.map((key) => this.#reader.valueOf(key))
  }

  async page(prefix: string, after: Key | null, most: number): Promise<readonly Versioned[]> {
    return this.#reader.valuesFrom(prefix, after, most)
  }

  async change(change: Change): Promise<Changed> {
    const rows = written(change)
    const changed = await this.#commits.write(() => this.#write(rows), change.asynchronous !== true)
    if (!changed.ok) return changed
    this.#hint(change)
    this.#records.foldGrown()
    return changed
  }

  async take(kind: string, now: Instant, most: number) {
    const lanes = this.#lanesOf(kind)
    const taken = lanes.take(now, most, () => this.#newToken())
    return {
      taken: taken.map(({ name, token, work }) => ({ ...this.#workOf(kind, name, work), token })),
      next: lanes.next(),
    }
  }

  async works(kind: string, lane: string): Promise<readonly WorkInLane[]> {
    const works = this.#lanes.get(kind)?.of(lane) ?? []
    return works.map(({ work, hold }) => ({ ...this.#workOf(kind, lane, work), hold }))
  }

  async count(kinds: readonly string[]): Promise<readonly number[]> {
    return kinds.map((kind) => this.#lanes.get(kind)?.size ?? 0)
  }

  /** It has one holder: what that could not do it does at its next start. */
  abandon(): void {}

  onHint(listener: (kind: string, due: Instant | null) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async of(subject: Subject, after: number, most: number): Promise<readonly Recorded[]> {
    return this.#reader.entriesOf(subject, after, most)
  }

  async since(position: number, most: number): Promise<readonly Recorded[]> {
    return this.#reader.since(position, most)
  }

  async fold(subject: Subject): Promise<void> {
    await this.#records.fold(subject)
  }

  async forget(kept: Kept, archive: Archive | null): Promise<number> {
    return this.#records.forget(kept, archive)
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

  #workOf(kind: string, lane: string, { sequence, due, attempts }: Waiting): OpenWork {
    const recent = this.#recentBodies.of(sequence)
    if (recent !== undefined) return { kind, lane, sequence, due, attempts, body: JSON.parse(recent) }
    const row = reading(() => rowOf<WorkRow>(this.#sql.work, [sequence]))
    if (row === undefined) throw unreadable(`The state has lost work ${sequence} of ${kind} ${lane}`)
    const body = checkedBody(`${kind} ${lane}`, keyOctets(`${kind} ${lane}`), row.body, row.sum)
    return { kind, lane, sequence, due, attempts, body }
  }

  #hint({ add, done, withdraw, pass, again }: Change): void {
    if (add !== undefined) for (const { kind, due } of add) this.#tell(kind, due)
    if (again !== undefined) for (const { taken, due } of again) this.#tell(taken.kind, due)
    const ended = new Set<string>()
    for (const works of [done, withdraw, pass]) if (works !== undefined) for (const { kind } of works) ended.add(kind)
    for (const kind of ended) this.#tell(kind, null)
  }

  #tell(kind: string, due: Instant | null): void {
    for (const listener of this.#listeners) listener(kind, due)
  }

  #run(writes: readonly (() => Changed)[]): readonly Changed[] {
    const { begin } = this.#sql
    if (!this.#file.database.inTransaction) begin.run([])
    return this.#orRollBack(() => {
      const changed = writes.map((write) => write())
      this.#writer.endGroup()
      return changed
    })
  }

  #commit(): void {
    this.#orRollBack(() => {
      const head = this.#writer.writeHead(this.#clock?.now() ?? this.lastInstant)
      this.#sql.commit.run([])
      if (!this.#file.isInPlace()) throw new Error('it was removed or replaced')
      this.#writer.committed(head)
      this.#transactions += 1
      this.#file.committed(head)
      if (this.#writer.octets > octetsBetweenCheckpoints) this.#checkpoint()
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
    this.#writer.forgetOctets()
  }

  /** Writes a change within the group's transaction, or nothing of it where something stands in its way. */
  #write({ change, claims, put, append, add }: WrittenChange): Changed {
    const lost = this.#lost(change, claims)
    if (lost.length > 0) return { ok: false, lost }
    for (const [key, body] of put) this.#writer.put(key, body)
    for (const [entry, content] of append) this.#records.grew(entry.subject, this.#writer.append(entry, content))
    for (const claim of claims) this.#writer.claim(claim)
    for (const { taken, due } of change.again ?? []) {
      this.#writer.again(taken, due)
      this.#lanesOf(taken.kind).again(taken, due)
    }
    for (const work of [...(change.done ?? []), ...(change.withdraw ?? [])]) {
      this.#writer.end(work)
      this.#lanesOf(work.kind).end(work)
      this.#recentBodies.forget(work.sequence)
    }
    for (const taken of change.pass ?? []) this.#lanesOf(taken.kind).pass(taken)
    const held = add.map(([work, body]) => this.#add(work, body)).filter((taken) => taken !== null)
    return { ok: true, held, version: this.#writer.version }
  }

  /** What stands in the way of a change: claims that are taken, values that are others now, works that it does not hold. */
  #lost(change: Change, claims: readonly WrittenClaim[]): Key[] {
    const { expect = [], put = [], done = [], withdraw = [], pass = [], again = [] } = change
    const claimed = claims.filter(({ key }) => rowOf(this.#sql.isClaimed, [key]) !== undefined)
    const changed = [...expect, ...put].filter(({ key, version }) => this.#writer.versionOf(key) !== version)
    const works = [...done, ...pass, ...again.map(({ taken }) => taken)]
    const outdated = works.filter((taken) => !this.#lanesOf(taken.kind).holds(taken))
    const ended = withdraw.filter((work) => !this.#lanesOf(work.kind).has(work))
    return [
      ...claimed.map(({ claim }) => keyOfClaim(claim)),
      ...changed.map(({ key }) => key),
      ...[...outdated, ...ended].map(({ lane }) => lane),
    ]
  }

  #add(work: Work, body: Buffer): Taken | null {
    const { kind, lane, due, held } = work
    const sequence = this.#writer.add(work, body)
    this.#recentBodies.keep(sequence, body)
    const lanes = this.#lanesOf(kind)
    const isFree = lanes.isFree(lane)
    lanes.add(lane, { sequence, due, attempts: 0 })
    if (held !== true || !isFree) return null
    const token = this.#newToken()
    lanes.hold(lane, token)
    return { kind, lane, token, sequence, due, attempts: 0, body: work.body }
  }
}
