import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** What a database has done since it was made. */
export interface DatabaseCounters {
  readonly commits: number
  readonly rowsWritten: number
  readonly rowsRemoved: number
  /** Octets of the write-ahead log. */
  readonly log: number
  /** Octets on the disk. */
  readonly size: number
  readonly connections: number
}

const question = `SELECT
  (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())::float8 AS commits,
  (SELECT sum(n_tup_ins + n_tup_upd) FROM pg_stat_user_tables)::float8 AS "rowsWritten",
  (SELECT sum(n_tup_del) FROM pg_stat_user_tables)::float8 AS "rowsRemoved",
  (pg_current_wal_lsn() - '0/0')::float8 AS log,
  pg_database_size(current_database())::float8 AS size,
  (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())::float8 AS connections`

/** PostgreSQL sends the counters of a connection on within a second of its last commit. */
const countersAreLateMs = 1_200

export async function readCounters(url: string): Promise<DatabaseCounters> {
  await wait(countersAreLateMs)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<DatabaseCounters>(question)
    if (rows[0] === undefined) throw new Error('the database gave no counters')
    return rows[0]
  } finally {
    await client.end()
  }
}

const commitsTried = 200

/** The middle of how long one commit of one row takes whoever is alone, in milliseconds: the round trip and the disk. */
export async function commitMs(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('CREATE TABLE commit_floor (number int)')
    const took: number[] = []
    for (let number = 0; number < commitsTried; number += 1) {
      const before = performance.now()
      await client.query('INSERT INTO commit_floor VALUES ($1)', [number])
      took.push(performance.now() - before)
    }
    return took.sort((one, other) => one - other)[commitsTried / 2] ?? 0
  } finally {
    await client.query('DROP TABLE IF EXISTS commit_floor')
    await client.end()
  }
}
