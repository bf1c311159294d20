import pg from 'pg'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { unopened, withoutSecret } from './address.ts'
import { migrations } from './migrations.ts'

type Queries = Pick<pg.Client, 'query'>

/** Nobody else migrates meanwhile: a number of our own. */
const lock = 0x44434353

/** The version of the tables before and after. 0 where there were none. */
export interface Migrated {
  readonly from: number
  readonly to: number
}

/**
 * Brings the tables of a database to the version of this program, step by step, each whole.
 *
 * @throws SimulatorFault SIM_STATE_UNREADABLE where the database cannot be reached, SIM_CONFIGURATION where a later program has
 *         been there
 */
export async function migrateDatabase(url: string): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return await migrate(client, url)
  } catch (cause) {
    throw unopened(url, cause)
  } finally {
    await client.end().catch(() => {})
  }
}

async function migrate(client: Queries, url: string): Promise<Migrated> {
  await client.query('SELECT pg_advisory_lock($1)', [lock])
  try {
    await client.query('CREATE TABLE IF NOT EXISTS migration (version int PRIMARY KEY, at timestamptz DEFAULT now())')
    const from = await versionOf(client)
    if (from > migrations.length) throw ofLaterProgram(url, from)
    for (const [step, migration] of migrations.entries()) {
      if (step < from) continue
      await client.query('BEGIN')
      if (typeof migration === 'string') await client.query(migration)
      else await migration(client)
      await client.query(`INSERT INTO migration (version) VALUES (${step + 1}); COMMIT`)
    }
    return { from, to: migrations.length }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lock])
  }
}

/** @throws SimulatorFault SIM_CONFIGURATION where the tables are not those of this program, with what to do about it */
export async function requireMigrated(client: Queries, url: string): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass('migration') IS NOT NULL AS there")
  const found = rows[0]?.there === true ? await versionOf(client) : 0
  if (found > migrations.length) throw ofLaterProgram(url, found)
  if (found === migrations.length) return
  const holds = found === 0 ? 'holds no tables of the simulator' : `holds tables of version ${found}`
  const detail = `The database ${withoutSecret(url)} ${holds}, and this simulator needs version ${migrations.length}: run dcc-sim store migrate ${withoutSecret(url)}`
  throw new SimulatorFault('SIM_CONFIGURATION', detail)
}

async function versionOf(client: Queries): Promise<number> {
  const { rows } = await client.query<{ version: number | null }>('SELECT max(version) AS version FROM migration')
  return rows[0]?.version ?? 0
}

function ofLaterProgram(url: string, found: number): SimulatorFault {
  const detail = `The database ${withoutSecret(url)} holds tables of version ${found}, and this simulator knows versions up to ${migrations.length}: start a later simulator, or name another database`
  return new SimulatorFault('SIM_CONFIGURATION', detail)
}
