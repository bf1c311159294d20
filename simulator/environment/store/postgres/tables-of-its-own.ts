import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrateDatabase } from './migrate.ts'
import { PostgresStore } from './postgres-store.ts'

/** Opens a new store in a database, beside others: its tables are in a schema of their own, which goes when it is closed. */
export async function openInTablesOfItsOwn(url: string): Promise<PostgresStore> {
  const schema = `network_${randomUUID().replaceAll('-', '')}`
  await run(url, `CREATE SCHEMA ${schema}`)
  const within = new URL(url)
  within.searchParams.set('options', `-csearch_path=${schema}`)
  await migrateDatabase(within.href)
  const store = await PostgresStore.open(within.href, 'alone')
  const close = store.close.bind(store)
  store.close = async () => {
    await close()
    await run(url, `DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  }
  return store
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
