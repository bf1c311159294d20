import { readUserText } from '../../environment/user-file.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { DurableRegistration } from './durable-registration.ts'

/** How much Registration Data a network begins with: files of a few million rows. */
const mostOctets = 512 * 1024 * 1024
/** Rejected lines that are told. */
const mostTold = 20

/**
 * Takes a file of Registration Data as an update, before the network serves: all of it or nothing.
 *
 * @throws SimulatorFault SIM_CONFIGURATION where it cannot be read, or has a line that is wrong: each of the first is named
 */
export async function loadRegistrationFile(registration: DurableRegistration, path: string): Promise<void> {
  const taken = await registration.load(textOf(path), 'update')
  if (taken.ok) return
  const lines = taken.failure.rejected.slice(0, mostTold).map(({ line, detail }) => `line ${line}: ${detail}`)
  throw new SimulatorFault('SIM_CONFIGURATION', `--registration: ${path} is not taken. ${lines.join('. ')}`)
}

function textOf(path: string): string {
  try {
    return readUserText(path, { atMost: mostOctets })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SimulatorFault('SIM_CONFIGURATION', `--registration: '${path}' cannot be read: ${why}`, { cause })
  }
}
