import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'

const key = 'network/lives'

/** How often a network came up on this state before; counts this time too, which is durable once resolved. */
export async function livesBefore(journal: Journal): Promise<number> {
  const kept = journal.value(key) ?? 0
  if (typeof kept !== 'number' || !Number.isSafeInteger(kept) || kept < 0)
    throw new SimulatorFault('SIM_STATE_UNREADABLE', `The journal's value under ${key} is not how often it came up`)
  await journal.commit({ put: new Map([[key, kept + 1]]) })
  return kept
}
