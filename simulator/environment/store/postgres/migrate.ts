import type { Client } from 'pg'
import { SimulatorFault } from '../../../vocabulary/faults.ts'
import { migrations } from './migrations.ts'

/** Nobody else migrates meanwhile: a number of our own. */
const lock = 0x44434353

/**
 * Brings the tables of a database to the version of this program, step by step, each whole.
 *
 * @returns the version that was found; 0 where there were none
 * @throws SimulatorFault SIM_STATE_UNREADABLE where a later program has been there
 */
export async function migrate(client: Pick<Client, 'query'>): Promise<number> {
  await client.query('SELECT pg_advisory_lock($1)', [lock])
  try {
    await client.query('CREATE TABLE IF NOT EXISTS migration (version int PRIMARY KEY, at timestamptz DEFAULT now())')
    const { rows } = await client.query<{ version: number | null }>('SELECT max(version) AS version FROM migration')
    const found = rows[0]?.version ?? 0
    if (found > migrations.length) {
      const detail = `The database holds tables of version ${found}, and this simulator knows ${migrations.length}: start a later one`
      throw new SimulatorFault('SIM_STATE_UNREADABLE', detail)
    }
    for (const [step, sql] of migrations.entries()) {
      if (step < found) continue
      await client.query(`BEGIN; ${sql}; INSERT INTO migration (version) VALUES (${step + 1}); COMMIT`)
    }
    return found
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lock])
  }
}
