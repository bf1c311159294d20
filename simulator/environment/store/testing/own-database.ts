import pg from 'pg'
import { migrateDatabase } from '../postgres/migrate.ts'

/** Where tests find a PostgreSQL server; they make databases of their own there, named after their process, and remove them. */
const server = process.env.DCC_SIM_POSTGRES ?? 'postgres://root@127.0.0.1:5432'

/** Runs a statement in a database of the server. */
export async function onServer<Row>(statement: string, database = 'postgres'): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: `${server}/${database}`, connectionTimeoutMillis: 30_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(statement)).rows as Row[]
  } finally {
    await client.end().catch(() => {})
  }
}

/** Why tests that need PostgreSQL are skipped; null where it is there. */
export const absentPostgres: string | null = await onServer('SELECT 1').then(
  () => null,
  (fault: Error) => `no PostgreSQL at ${server} (${fault.message}); DCC_SIM_POSTGRES names another`,
)

/** A database of a test. */
export interface OwnDatabase {
  readonly name: string
  readonly url: string
  remove(): Promise<void>
}

let made = 0

/** An empty database; `migrated` has the tables in it. */
export async function ownDatabase(tables: 'empty' | 'migrated' = 'migrated'): Promise<OwnDatabase> {
  made += 1
  const name = `dcc_sim_${process.pid}_${made}`
  await onServer(`CREATE DATABASE ${name}`)
  const url = `${server}/${name}`
  if (tables === 'migrated') await migrateDatabase(url)
  return { name, url, remove: async () => void (await onServer(`DROP DATABASE ${name} WITH (FORCE)`)) }
}
