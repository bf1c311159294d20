import { z } from 'zod'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { Configuration } from '../configuration/configuration.ts'

/** Under it the journal keeps whose state it is. */
const worldKey = 'harness/world'

const keptWorld = z.object({ seed: z.string(), premises: z.int() })

/**
 * Holds a network to the world that its state directory is of. What is stored is what changed in that world: with another
 * seed every key would be another, and with fewer premises devices that requests wait for would be gone.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where it is another world
 */
export async function holdToWorld(
  { seed, premises, state }: Pick<Configuration, 'seed' | 'premises' | 'state'>,
  journal: Journal,
): Promise<void> {
  const kept = keptWorld.safeParse(journal.value(worldKey)).data
  if (kept !== undefined && kept.seed !== seed)
    throw another(state, `is of seed '${kept.seed}', not '${seed}': say --seed ${kept.seed}`)
  if (kept !== undefined && kept.premises > premises)
    throw another(state, `is of ${kept.premises} premises, not ${premises}: say --premises ${kept.premises} or more`)
  if (kept?.premises !== premises) await journal.commit({ put: new Map([[worldKey, { seed, premises }]]) })
}

const another = (state: string | undefined, how: string): SimulatorFault =>
  new SimulatorFault('SIM_CONFIGURATION', `The state in ${state} ${how}, or name another state directory`)
