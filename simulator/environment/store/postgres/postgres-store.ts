import pg from 'pg'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { type Instant, instant } from '../../../vocabulary/instant.ts'
import type { Archive, History, Kept, Recorded, Subject } from '../../../vocabulary/ports/history.ts'
import type {
  Change,
  Changed,
  Key,
  OpenWork,
  State,
  Taken,
  Versioned,
  WorkInLane,
} from '../../../vocabulary/ports/state.ts'
import { checkedBody, keyOctets } from '../rows.ts'
import { locksOf, type Query, type WrittenChange, writeChange, written } from './change-transaction.ts'
import { migrate } from './migrate.ts'
import { PostgresHistory } from './postgres-history.ts'
import { statements } from './statements.ts'

/** Changes of this process in one transaction at most. */
const largestGroup = 64

/** How long a taker that is gone keeps its works from others; those of one that is there are renewed well before. */
const leaseMs = 30_000
const lease = `${leaseMs} milliseconds`

/** Within it a work is seen that another process has added, where its word of it was lost. */
const pollMs = 200

const channel = 'dcc_sim_work'

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

/** State and History in a PostgreSQL database, which any number of processes share. */
export class PostgresStore implements State, History {
  readonly #pool: pg.Pool
  /** Hears of works that others add. */
  readonly #ear: pg.Client
  readonly #history: PostgresHistory
  readonly #listeners = new Set<(kind: string) => void>()
  readonly #tokens = new Set<number>()
  readonly #timers: NodeJS.Timeout[] = []
  /** Kinds that are taken here: what a poll asks for. */
  readonly #kinds = new Set<string>()
  #pending: Pending[] = []
  #isWriting: Promise<void> | null = null
  #isClosed = false

  private constructor(pool: pg.Pool, ear: pg.Client) {
    this.#pool = pool
    this.#ear = ear
    this.#history = new PostgresHistory(
      (text, values) => this.#query(text, values),
      (work) => this.#inTransaction(work),
    )
    this.#timers.push(setInterval(() => void this.#renew().catch(() => {}), leaseMs / 3).unref())
    this.#timers.push(setInterval(() => this.#tell([...this.#kinds]), pollMs).unref())
    ear.on('notification', ({ payload }) => this.#tell([payload ?? '']))
  }

  /**
   * Opens the store of a database, with its tables made or brought to this version.
   *
   * @param url `postgres://user@host:5432/database`
   * @throws SimulatorFault SIM_STATE_UNREADABLE where the database cannot be reached, or a later program has been there
   */
  static async open(url: string): Promise<PostgresStore> {
    const types = {
      getTypeParser: ((oid: number, format: 'text' | 'binary') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    }
    const pool = new pg.Pool({ connectionString: url, max: 4, types })
    const ear = new pg.Client({ connectionString: url })
    // A connection that breaks while nobody uses it must not end the process: the next use says so.
    pool.on('error', () => {})
    ear.on('error', () => {})
    try {
      await ear.connect()
      await migrate(ear)
      await ear.query(`LISTEN ${channel}`)
    } catch (cause) {
      await Promise.allSettled([pool.end(), ear.end()])
      if (cause instanceof SimulatorFault) throw cause
      const detail = `The store ${withoutSecret(url)} cannot be opened (${(cause as Error).message}): see that PostgreSQL runs there, and the database is there`
      throw new SimulatorFault('SIM_STATE_UNREADABLE', detail, { cause })
    }
    return new PostgresStore(pool, ear)
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
      this.#isWriting ??= this.#writePending().finally(() => {
        this.#isWriting = null
      })
    })
  }

  async take(kind: string, now: Instant, most: number) {
    this.#kinds.add(kind)
    const octets = keyOctets(kind)
    const rows = await this.#query<WorkRow & { token: number }>(statements.take, [octets, now, most, lease])
    const taken = rows.map((row) => ({ ...openWorkOf(kind, row), token: row.token }))
    taken.sort((one, other) => one.due - other.due || one.sequence - other.sequence)
    for (const { token } of taken) this.#tokens.add(token)
    const [next] = await this.#query<{ due: number }>(statements.next, [octets])
    return { taken, next: next === undefined ? null : instant(next.due) }
  }

  async works(kind: string, lane: string): Promise<readonly WorkInLane[]> {
    type Row = WorkRow & { readonly held: boolean; readonly passed: boolean }
    const rows = await this.#query<Row>(statements.works, [keyOctets(kind), keyOctets(lane)])
    return rows.map((row) => {
      const hold = row.held ? (row.passed ? 'passed' : 'held') : 'free'
      return { ...openWorkOf(kind, row), hold }
    })
  }

  async count(kind: string): Promise<number> {
    const [row] = await this.#query<{ count: number }>(statements.count, [keyOctets(kind)])
    return row?.count ?? 0
  }

  onHint(listener: (kind: string) => void): () => void {
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
    await this.#isWriting
    await this.#query(statements.letGo, [[...this.#tokens]]).catch(() => {})
    await Promise.allSettled([this.#pool.end(), this.#ear.end()])
  }

  async #query<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const { rows } = await this.#pool.query(text, [...values])
    return rows as Row[]
  }

  async #inTransaction<Value>(work: (query: Query) => Promise<Value>): Promise<Value> {
    const client = await this.#pool.connect()
    const query: Query = async (text, values = []) => (await client.query(text, [...values])).rows
    try {
      await client.query('BEGIN')
      const value = await work(query)
      await client.query('COMMIT').catch((cause: Error) => {
        throw new UnknownOutcome(cause)
      })
      client.release()
      return value
    } catch (fault) {
      // Where even that fails the connection is of no use any more.
      await client.query('ROLLBACK').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      )
      throw fault
    }
  }

  async #writePending(): Promise<void> {
    while (this.#pending.length > 0) {
      const group = this.#pending.splice(0, largestGroup)
      await this.#writeGroup(group).catch((fault: unknown) => this.#fallBack(group, fault))
    }
  }

  /** What may have been committed is not written again: whoever asked for it reads what has become of it. */
  async #fallBack(group: readonly Pending[], fault: unknown): Promise<void> {
    if (fault instanceof UnknownOutcome) for (const { reject } of group) reject(unwritable(fault))
    else await this.#writeEach(group)
  }

  /** One that cannot be written fails alone. */
  async #writeEach(group: readonly Pending[]): Promise<void> {
    for (const pending of group) await this.#writeGroup([pending]).catch((fault) => pending.reject(unwritable(fault)))
  }

  async #writeGroup(group: readonly Pending[]): Promise<void> {
    const changes = group.map(({ change }) => change)
    const changed = await this.#inTransaction(async (query) => {
      await query(statements.lock, [locksOf(changes.map(({ change }) => change))])
      const done: Changed[] = []
      let placed = 0
      for (const change of changes) {
        done.push(await writeChange(query, change, placed, lease))
        placed += change.append.length
      }
      return done
    })
    for (const [place, { change, resolve }] of group.entries()) {
      const outcome = changed[place]
      if (outcome === undefined) continue
      if (outcome.ok) this.#took(change.change, outcome.held)
      resolve(outcome)
    }
  }

  #took(change: Change, held: readonly Taken[]): void {
    const { add = [], done = [], withdraw = [], pass = [], again = [] } = change
    const letGo = [...done, ...again.map(({ taken }) => taken)]
    for (const { token } of letGo) this.#tokens.delete(token)
    for (const { token } of held) this.#tokens.add(token)
    const kinds = [...new Set([...add, ...letGo, ...withdraw, ...pass].map(({ kind }) => kind))]
    this.#tell(kinds)
    // Behind the commit, as a NOTIFY within it takes a lock over the whole server.
    for (const kind of kinds) void this.#query('SELECT pg_notify($1, $2)', [channel, kind]).catch(() => {})
  }

  #tell(kinds: readonly string[]): void {
    for (const kind of kinds) for (const listener of this.#listeners) listener(kind)
  }

  async #renew(): Promise<void> {
    if (this.#tokens.size === 0) return
    const rows = await this.#query<{ token: number }>(statements.renew, [[...this.#tokens], lease])
    const mine = new Set(rows.map(({ token }) => token))
    for (const token of this.#tokens) if (!mine.has(token)) this.#tokens.delete(token)
  }
}

/** The connection broke while a transaction was committed: it may be durable or not. */
class UnknownOutcome extends Error {
  constructor(cause: Error) {
    super(`it is not known whether it was committed: ${cause.message}`, { cause })
  }
}

/** The type of 64-bit integers: ours are all below 2^53. */
const int8 = 20

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

const withoutSecret = (url: string): string => url.replace(/:[^:@/]*@/, ':…@')

function unwritable(fault: unknown): unknown {
  if (fault instanceof SimulatorFault) return fault
  const detail = `The database did not take what was to be kept (${(fault as Error).message})`
  return new SimulatorFault('SIM_STATE_UNWRITABLE', detail, { cause: fault })
}
