import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { endOfTime, type Instant, instant } from '../../../vocabulary/instant.ts'
import type { Clock } from '../../../vocabulary/ports/clock.ts'
import type { Archive, Kept, Recorded, Subject } from '../../../vocabulary/ports/history.ts'
import type { Change, Changed, Key, OpenWork, Taken, Versioned, WorkInLane } from '../../../vocabulary/ports/state.ts'
import type { NetworkStore } from '../network-store.ts'
import { checkedBody, keyOctets } from '../rows.ts'
import { type WrittenChange, written } from '../written-change.ts'
import { unopened } from './address.ts'
import { locksOf, type NotWritten, type Written, writeChange } from './change-transaction.ts'
import { Connections, type Holding, UnknownOutcome, unwritable } from './connections.ts'
import { Paced } from './paced.ts'
import { PostgresHistory } from './postgres-history.ts'
import { statements } from './statements.ts'

/** Changes of this process in one transaction at most. */
const largestGroup = 64

/** How long a taker that is gone keeps its works from others, where nothing else is said; one that is there renews well before. */
const defaultLeaseMs = 10_000

/** Within it a work is seen that another process has added, where its word of it was lost. */
const pollMs = 200

const channel = 'dcc_sim_work'

/** Between two times that listeners are told of works of one kind that other processes added, at least. */
const toldEveryMs = 10

interface Pending {
  readonly change: WrittenChange
  readonly resolve: (changed: Changed) => void
  readonly reject: (fault: unknown) => void
}

interface WorkRow {
  readonly sequence: number
  readonly lane: Buffer
  readonly due: number
  readonly attempts: number
  readonly body: Buffer
  readonly sum: number
}

type TakenRow = WorkRow & { readonly token: number }

/** When another is due, among the works that were taken. */
interface NextRow {
  readonly sequence: null
  readonly due: number | null
}

const isTaken = (row: TakenRow | NextRow): row is TakenRow => row.sequence !== null

/** State and History in a PostgreSQL database, which any number of processes share, or one has alone. */
export class PostgresStore implements NetworkStore {
  /** The database sees to it by itself. */
  readonly recovery = null
  readonly failure: Promise<SimulatorFault>
  readonly lastInstant: Instant | null
  readonly #connections: Connections
  readonly #holding: Holding
  readonly #lease: string
  readonly #history: PostgresHistory
  readonly #listeners = new Set<(kind: string, due: Instant | null) => void>()
  readonly #tokens = new Set<number>()
  readonly #timers: NodeJS.Timeout[] = []
  /** Kinds that are taken here: what a poll asks for. */
  readonly #kinds = new Set<string>()
  readonly #told: Paced
  #clock: Clock | null = null
  /** By how much the clock of those who take is ahead of the machine's; null before somebody took. */
  #aheadMs: number | null = null
  #pending: Pending[] = []
  #isWriting: Promise<void> | null = null
  #isPolling = false
  #isClosed = false
  #fail: (fault: SimulatorFault) => void = () => {}

  private constructor(connections: Connections, holding: Holding, lastInstant: Instant | null, leaseMs: number) {
    this.#connections = connections
    this.#holding = holding
    this.#lease = `${leaseMs} milliseconds`
    this.lastInstant = lastInstant
    this.failure = new Promise((resolve) => {
      this.#fail = resolve
    })
    void connections.lost.then(this.#fail)
    this.#history = new PostgresHistory(
      (text, values) => this.#query(text, values),
      (work) => connections.inTransaction(work),
    )
    this.#timers.push(setInterval(() => void this.#renew().catch(() => {}), leaseMs / 3).unref())
    this.#timers.push(setInterval(() => void this.#poll(), pollMs).unref())
    this.#told = new Paced(toldEveryMs, (kind) => this.#tell(kind, null))
    connections.onNotification((kind) => this.#told.came(kind))
  }

  /**
   * Opens the store of a database that holds the tables of this version.
   *
   * @param url `postgres://user@host:5432/database`
   * @param holding `alone`: what others had taken is free again at once, as none of them is there any more
   * @throws SimulatorFault SIM_STATE_UNREADABLE where the database cannot be reached, SIM_CONFIGURATION where its tables are of
   *         another version, SIM_STATE_IN_USE where somebody else is there
   */
  static async open(url: string, holding: Holding, leaseMs = defaultLeaseMs): Promise<PostgresStore> {
    const connections = await Connections.open(url, holding, channel)
    try {
      if (holding === 'alone') await connections.query(statements.letGoOfAll)
      const [head] = await connections.query<{ instant: number }>(statements.head)
      return new PostgresStore(connections, holding, head === undefined ? null : instant(head.instant), leaseMs)
    } catch (fault) {
      await connections.close()
      throw unopened(url, fault)
    }
  }

  /** What time it is by the clock of the database. */
  async databaseTime(): Promise<Instant> {
    const [row] = await this.#query<{ now: number }>(statements.time)
    return instant(row?.now ?? 0)
  }

  keepTime(clock: Clock): void {
    this.#clock = clock
  }

  async read(keys: readonly Key[]): Promise<readonly Versioned[]> {
    const rows = await this.#query<ValueRow>(statements.read, [keys.map(keyOctets)])
    const found = new Map(rows.map((row) => [row.key.toString('utf8'), versionedOf(row)]))
    return keys.map((key) => found.get(key) ?? { key, version: 0, value: undefined })
  }

  async page(prefix: string, after: Key | null, most: number): Promise<readonly Versioned[]> {
    const [statement, from] = after === null ? [statements.page, prefix] : [statements.pageBehind, after]
    const rows = await this.#query<ValueRow>(statement, [keyOctets(from), keyOctets(`${prefix}\u{10ffff}`), most])
    return rows.map(versionedOf)
  }

  change(change: Change): Promise<Changed> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) throw new SimulatorFault('SIM_INVARIANT', 'A change came after the store was closed')
      this.#pending.push({ change: written(change), resolve, reject })
      this.#isWriting ??= this.#writePending()
    })
  }

  async take(kind: string, now: Instant, most: number) {
    this.#kinds.add(kind)
    this.#aheadMs = now - Date.now()
    const octets = keyOctets(kind)
    const rows = await this.#query<TakenRow | NextRow>(statements.take, [octets, now, most, this.#lease])
    const taken = rows.filter(isTaken).map((row) => ({ ...openWorkOf(kind, row), token: row.token }))
    taken.sort((one, other) => one.due - other.due || one.sequence - other.sequence)
    let due = rows.find((row) => !isTaken(row))?.due ?? null
    // There was a place for it: somebody has taken it meanwhile.
    if (due !== null && due <= now && taken.length < most) due = await this.#nextDue(octets)
    // Only now, as the caller has nothing of what was taken where the database went away in between: it is not to be renewed.
    for (const { token } of taken) this.#tokens.add(token)
    return { taken, next: due === null ? null : instant(due) }
  }

  async #nextDue(kind: Buffer): Promise<number | null> {
    const [next] = await this.#query<{ due: number }>(statements.next, [kind])
    return next?.due ?? null
  }

  async works(kind: string, lane: string): Promise<readonly WorkInLane[]> {
    type Row = WorkRow & { readonly held: boolean; readonly passed: boolean }
    const rows = await this.#query<Row>(statements.works, [keyOctets(kind), keyOctets(lane)])
    return rows.map((row) => {
      const hold = row.held ? (row.passed ? 'passed' : 'held') : 'free'
      return { ...openWorkOf(kind, row), hold }
    })
  }

  async count(kinds: readonly string[]): Promise<readonly number[]> {
    const rows = await this.#query<{ kind: Buffer; count: number }>(statements.count, [kinds.map(keyOctets)])
    const counts = new Map(rows.map(({ kind, count }) => [kind.toString('utf8'), count]))
    return kinds.map((kind) => counts.get(kind) ?? 0)
  }

  /** They are renewed no more. */
  abandon(works: readonly Taken[]): void {
    for (const { token } of works) this.#tokens.delete(token)
  }

  onHint(listener: (kind: string, due: Instant | null) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  of(subject: Subject, after: number, most: number): Promise<readonly Recorded[]> {
    return this.#history.of(subject, after, most)
  }

  since(position: number, most: number): Promise<readonly Recorded[]> {
    return this.#history.since(position, most)
  }

  fold(subject: Subject): Promise<void> {
    return this.#history.fold(subject)
  }

  forget(kept: Kept, archive: Archive | null): Promise<number> {
    return this.#history.forget(kept, archive)
  }

  /** What was handed in is written first; what was taken is others' at once. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const timer of this.#timers) clearInterval(timer)
    this.#told.close()
    await this.#isWriting
    await this.#query(statements.letGo, [[...this.#tokens]]).catch(() => {})
    await this.#connections.close()
  }

  /** @throws SimulatorFault SIM_STATE_UNWRITABLE where the database does not answer: then it takes nothing either */
  async #query<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    try {
      return await this.#connections.query(text, values)
    } catch (fault) {
      throw unwritable(fault, 'answer')
    }
  }

  async #writePending(): Promise<void> {
    while (this.#pending.length > 0) {
      const group = this.#pending.splice(0, largestGroup)
      await this.#writeGroup(group).catch((fault: unknown) => this.#fallBack(group, fault))
    }
    // At once, so that no change comes in between that nobody would write.
    this.#isWriting = null
  }

  /** What may have been committed is not written again: whoever asked for it reads what has become of it. */
  async #fallBack(group: readonly Pending[], fault: unknown): Promise<void> {
    if (fault instanceof UnknownOutcome) for (const pending of group) this.#reject(pending, fault)
    else await this.#writeEach(group)
  }

  /** One that cannot be written fails alone. */
  async #writeEach(group: readonly Pending[]): Promise<void> {
    for (const pending of group) await this.#writeGroup([pending]).catch((fault) => this.#reject(pending, fault))
  }

  /**
   * Whoever is alone ends with what it could not write, as memory may be ahead of what is durable. Whoever is not goes on; what the
   * change was to end is not renewed any more, so that it is taken up again, here or by another.
   */
  #reject({ change: { change }, reject }: Pending, fault: unknown): void {
    const { done = [], pass = [], again = [] } = change
    for (const { token } of [...done, ...pass, ...again.map(({ taken }) => taken)]) this.#tokens.delete(token)
    const told = unwritable(fault)
    if (this.#holding === 'alone' && told instanceof SimulatorFault && told.code === 'SIM_STATE_UNWRITABLE')
      this.#fail(told)
    reject(told)
  }

  async #writeGroup(group: readonly Pending[]): Promise<void> {
    const changes = group.map(({ change }) => change)
    const changed = await this.#connections.inTransaction(async (query) => {
      await query(statements.lock, [locksOf(changes.map(({ change }) => change))])
      const done: (Written | NotWritten)[] = []
      let placed = 0
      for (const change of changes) {
        done.push(await writeChange(query, change, placed, this.#lease))
        placed += change.append.length
      }
      if (this.#clock !== null) await query(statements.keepTime, [this.#clock.now()])
      return done
    })
    const forOthers = new Set<string>()
    for (const [place, { change, resolve }] of group.entries()) {
      const outcome = changed[place]
      if (outcome === undefined) continue
      if (outcome.ok) for (const kind of this.#took(change.change, outcome)) forOthers.add(kind)
      resolve(outcome)
    }
    // Behind the commit, as a NOTIFY within it takes a lock over the whole server.
    if (forOthers.size > 0) void this.#query(statements.notify, [channel, [...forOthers]]).catch(() => {})
  }

  /** Tells listeners here what they may take, now or later. @returns kinds that others may take now, and nobody here */
  #took(change: Change, { held, freed }: Written): readonly string[] {
    const { add = [], done = [], pass = [], again = [] } = change
    for (const { token } of [...done, ...again.map(({ taken }) => taken)]) this.#tokens.delete(token)
    for (const { token } of held) this.#tokens.add(token)
    // Where its lane is held here nobody else may take it.
    const added = add.filter((work) => !held.some(({ kind, lane }) => work.kind === kind && work.lane === lane))
    const laterHere = again.map(({ taken: { kind }, due }) => ({ kind, due }))
    const now = [...freed, ...pass.map(({ kind }) => kind)]
    for (const { kind, due } of [...added, ...laterHere]) this.#tell(kind, due)
    for (const kind of new Set(now)) this.#tell(kind, null)
    // What nobody may take yet is found when it is due, and what is taken here is left to others where nobody here has time for it.
    const free = [...added.filter(({ due }) => due <= this.#now()).map(({ kind }) => kind), ...now]
    return [...new Set(free)].filter((kind) => !this.#kinds.has(kind))
  }

  #now(): Instant {
    if (this.#clock !== null) return this.#clock.now()
    return this.#aheadMs === null ? endOfTime : instant(Date.now() + this.#aheadMs)
  }

  #tell(kind: string, due: Instant | null): void {
    for (const listener of this.#listeners) listener(kind, due)
  }

  /** Tells of kinds of which there are works that nobody holds. */
  async #poll(): Promise<void> {
    if (this.#isPolling || this.#kinds.size === 0) return
    this.#isPolling = true
    try {
      const rows = await this.#query<{ kind: Buffer }>(statements.waiting, [
        Array.from(this.#kinds, keyOctets),
        this.#now(),
      ])
      for (const { kind } of rows) this.#tell(kind.toString('utf8'), null)
    } catch {
      // A database that is away is asked again.
    } finally {
      this.#isPolling = false
    }
  }

  async #renew(): Promise<void> {
    if (this.#tokens.size === 0) return
    const tokens = [...this.#tokens]
    await this.#query(statements.renew, [tokens, this.#lease])
    const rows = await this.#query<{ token: number }>(statements.stillHeld, [tokens])
    const mine = new Set(rows.map(({ token }) => token))
    for (const token of tokens) if (!mine.has(token)) this.#tokens.delete(token)
  }
}

interface ValueRow {
  readonly key: Buffer
  readonly version: number
  readonly body: Buffer
  readonly sum: number
}

function versionedOf({ key, version, body, sum }: ValueRow): Versioned {
  const name = key.toString('utf8')
  return { key: name, version, value: checkedBody(name, key, body, sum) }
}

function openWorkOf(kind: string, { lane, sequence, due, attempts, body, sum }: WorkRow): OpenWork {
  const name = lane.toString('utf8')
  const of = `${kind} ${name}`
  return { kind, lane: name, sequence, due: instant(due), attempts, body: checkedBody(of, keyOctets(of), body, sum) }
}
