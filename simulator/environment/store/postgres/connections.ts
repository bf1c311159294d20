import pg from 'pg'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { reasonOf, unopened, withoutSecret } from './address.ts'
import { lockNumber, type Query } from './change-transaction.ts'
import { requireMigrated } from './migrate.ts'

/** Whether a process is the only one on its database, or shares it with others that share it too. */
export type Holding = 'alone' | 'shared'

/** Connections beside the one that listens. */
const mostConnections = 4

/** How long a process that was killed may take to be gone, as the database sees it. */
const goneWithinMs = 500

const triesEveryMs = 100

/** Until a connection that listens, and broke, is made anew. */
const listensAgainMs = 500

/**
 * Every statement finds its rows by an index, a few of many. Where tables have grown since the database last counted them it would
 * rather read all that is due, and sort it, than follow the index in order; and it would compile what is over in a millisecond.
 */
const plansByIndex = async (client: pg.ClientBase): Promise<void> => {
  await client.query('SET enable_bitmapscan = off; SET jit = off')
}

const names = new Map<string, string>()

/** A statement by a name, so that a connection has it read and planned once, and not each time. */
function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  const name = names.get(text) ?? `statement ${names.size + 1}`
  names.set(text, name)
  return { name, text, values: [...values] }
}

/** The connection broke while a transaction was committed: it may be durable or not. */
export class UnknownOutcome extends Error {
  constructor(cause: Error) {
    super(`it is not known whether it was committed: ${cause.message}`, { cause })
  }
}

/**
 * The connections of one process to its database: some that ask and write, and one that listens to what others write. The one that
 * listens holds the database as well, so that whoever would be alone on it finds out that somebody is there.
 */
export class Connections {
  /** Resolves where a process that was alone on its database cannot be sure any more that it is. */
  readonly lost: Promise<SimulatorFault>
  readonly #url: string
  readonly #holding: Holding
  readonly #channel: string
  readonly #pool: pg.Pool
  readonly #listeners = new Set<(payload: string) => void>()
  #ear: pg.Client | null = null
  #isClosed = false
  #lose: (fault: SimulatorFault) => void = () => {}

  private constructor(url: string, holding: Holding, channel: string) {
    this.#url = url
    this.#holding = holding
    this.#channel = channel
    this.#pool = new pg.Pool({ connectionString: url, max: mostConnections, types, onConnect: plansByIndex })
    // A connection that breaks while nobody uses it must not end the process: the next use says so.
    this.#pool.on('error', () => {})
    this.lost = new Promise((resolve) => {
      this.#lose = resolve
    })
  }

  /** @throws SimulatorFault SIM_STATE_UNREADABLE, SIM_STATE_IN_USE, SIM_CONFIGURATION */
  static async open(url: string, holding: Holding, channel: string): Promise<Connections> {
    const connections = new Connections(url, holding, channel)
    try {
      await connections.#listen()
      return connections
    } catch (cause) {
      await connections.close()
      throw unopened(url, cause)
    }
  }

  onNotification(listener: (payload: string) => void): void {
    this.#listeners.add(listener)
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const { rows } = await this.#pool.query(prepared(text, values))
    return rows as Row[]
  }

  /** @throws UnknownOutcome where the connection broke while it was committed */
  async inTransaction<Value>(work: (query: Query) => Promise<Value>): Promise<Value> {
    const client = await this.#pool.connect()
    // One that breaks in mid-transaction says so to nobody but this listener, and then to the query.
    client.on('error', ignore)
    const query: Query = async (text, values = []) => (await client.query(prepared(text, values))).rows
    try {
      await client.query('BEGIN')
      const value = await work(query)
      await client.query('COMMIT').catch((cause: Error) => {
        throw new UnknownOutcome(cause)
      })
      client.off('error', ignore)
      client.release()
      return value
    } catch (fault) {
      // Where even that fails the connection is of no use any more.
      const broken = await client.query('ROLLBACK').then(
        () => undefined,
        (refused: Error) => refused,
      )
      client.off('error', ignore)
      client.release(broken)
      throw fault
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.allSettled([this.#pool.end(), this.#ear?.end()])
  }

  async #listen(): Promise<void> {
    const ear = new pg.Client({ connectionString: this.#url, keepAlive: true })
    ear.on('error', () => {})
    ear.on('notification', ({ payload }) => {
      for (const listener of this.#listeners) listener(payload ?? '')
    })
    await ear.connect()
    this.#ear = ear
    await requireMigrated(ear, this.#url)
    await this.#hold(ear)
    await ear.query(`LISTEN ${this.#channel}`)
    ear.on('end', () => this.#broke())
  }

  async #hold(ear: pg.Client): Promise<void> {
    const attempt = this.#holding === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
    const { rows } = await ear.query<{ tables: string }>('SELECT current_schema() AS tables')
    const name = String(lockNumber(`holder of ${rows[0]?.tables}`))
    for (let waited = 0; ; waited += triesEveryMs) {
      const { rows: held } = await ear.query<{ ok: boolean }>(`SELECT ${attempt}($1) AS ok`, [name])
      if (held[0]?.ok === true) return
      if (waited >= goneWithinMs) throw inUse(this.#url, this.#holding)
      await new Promise((resolve) => setTimeout(resolve, triesEveryMs))
    }
  }

  #broke(): void {
    if (this.#isClosed) return
    if (this.#holding === 'alone') this.#lose(gone(this.#url))
    else this.#listenAgain()
  }

  /** A process that has nothing to do but to wait for the database goes on waiting: its timer keeps it up. */
  #listenAgain(): void {
    setTimeout(() => {
      if (this.#isClosed) return
      void this.#ear?.end().catch(() => {})
      this.#listen().catch((fault) => {
        if (fault instanceof SimulatorFault) this.#lose(fault)
        else this.#listenAgain()
      })
    }, listensAgainMs)
  }
}

const ignore = (): void => {}

/** The type of 64-bit integers: ours are all below 2^53. */
const int8 = 20

const types = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

function inUse(url: string, holding: Holding): SimulatorFault {
  const detail =
    holding === 'alone'
      ? `Other processes use the store ${withoutSecret(url)}, and 'up' is alone on its store: end them, or name another database`
      : `A process that is alone on its store ('up', 'start' or 'rehearse') has ${withoutSecret(url)}: end it, or name another database`
  return new SimulatorFault('SIM_STATE_IN_USE', detail)
}

function gone(url: string): SimulatorFault {
  const detail =
    `The connection to the store ${withoutSecret(url)} broke. Nothing was acknowledged that it had not taken before: ` +
    'see that PostgreSQL runs, and start again'
  return new SimulatorFault('SIM_STATE_UNWRITABLE', detail)
}

/** Why a change is not durable, or may not be, or nothing could be read, in a sentence; a fault of ours stays as it is. */
export function unwritable(fault: unknown, of = 'take what was to be kept'): unknown {
  if (fault instanceof SimulatorFault) return fault
  const detail = `The database did not ${of} (${reasonOf(fault as Error)})`
  return new SimulatorFault('SIM_STATE_UNWRITABLE', detail, { cause: fault })
}
