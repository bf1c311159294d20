import { openLibsqlStore } from './libsql-store.ts'
import type { NetworkStore, WhereKept } from './network-store.ts'

/**
 * Opens a PostgreSQL database that other processes may have open too.
 *
 * @param leaseSeconds how long what this process has in hand is kept for it when it is gone, or asleep
 * @throws SimulatorFault as `openStore`
 */
export async function openSharedStore(store: string, leaseSeconds = 10): Promise<NetworkStore> {
  const { PostgresStore } = await import('./postgres/postgres-store.ts')
  return PostgresStore.open(store, 'shared', 1_000 * leaseSeconds)
}

/**
 * Opens the store of a network that is alone on it.
 *
 * @throws SimulatorFault SIM_STATE_IN_USE, SIM_STATE_UNREADABLE; SIM_CONFIGURATION for a database without our tables
 */
export async function openStore({ state, store }: WhereKept): Promise<NetworkStore> {
  if (store === undefined) return openLibsqlStore(state ?? null)
  // Loaded where it is asked for: most networks have no database.
  const { PostgresStore } = await import('./postgres/postgres-store.ts')
  return PostgresStore.open(store, 'alone')
}
