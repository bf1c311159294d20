import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'
import type { Configuration } from './configuration.ts'

/** Under it the journal keeps whose world it is of. */
const seedKey = 'harness/seed'

/**
 * Makes sure that a state directory is opened with the seed that its world began with: identities, keys and devices follow
 * from that, and what was kept of one world means nothing in another.
 *
 * @throws SimulatorFault SIM_CONFIGURATION
 */
export async function requireSameWorld(
  journal: Journal,
  { seed, state }: Pick<Configuration, 'seed' | 'state'>,
): Promise<void> {
  const known = journal.value(seedKey)
  if (known === seed) return
  if (known === undefined) return journal.commit({ put: new Map([[seedKey, seed]]) })
  throw new SimulatorFault(
    'SIM_CONFIGURATION',
    `${state} keeps the world of seed '${known}', and this is '${seed}': say --seed ${known}, or name another --state`,
  )
}
