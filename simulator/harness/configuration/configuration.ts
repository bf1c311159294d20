import { availableParallelism } from 'node:os'
import type { z } from 'zod'
import { readCheckName } from '../../dcc/check/implementations/name-check.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { configurationSchema, type SaidConfiguration } from './configuration-schema.ts'
import { settingComplaints } from './setting-complaints.ts'
import { inLongForm } from './short-forms.ts'

export { configurationSchema, type SaidConfiguration } from './configuration-schema.ts'

/** A network's configuration, complete: what was said in short stands where it belongs. */
export type Configuration = Omit<z.output<typeof configurationSchema>, 'checkMode' | 'refusalCodes'>

/** Where the virtual clock starts unless `at` says otherwise. */
export const deterministicStart = '2026-11-22T09:00:00Z'

/**
 * Takes what somebody says of a network for what may be said of one.
 *
 * @throws SimulatorFault SIM_CONFIGURATION, naming each setting that is wrong and what it should be
 */
export function readConfiguration(said: unknown): SaidConfiguration {
  const read = configurationSchema.safeParse(said)
  if (read.success) return said as SaidConfiguration
  throw new SimulatorFault('SIM_CONFIGURATION', settingComplaints(configurationSchema, read.error))
}

/**
 * Completes and validates what was said of a network.
 *
 * @throws SimulatorFault as `readConfiguration`, or where settings contradict each other; SIM_USAGE where `check` or
 *         `shadow` names no implementation of the check
 */
export function configure(said: SaidConfiguration): Configuration {
  const inFull = inLongForm(readConfiguration(said))
  const { checkMode, refusalCodes, dcc, ...rest } = configurationSchema.parse(inFull)
  if (rest.shadow !== undefined) readCheckName(rest.shadow)
  if (rest.archive !== undefined && rest.keep === undefined)
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      'archive: nothing is dropped without keep, so say what is kept, as --keep 30d',
    )
  if (rest.store !== undefined && rest.state !== undefined)
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      'store: the state is kept in one place, so leave --state or --store out',
    )
  if (rest.store !== undefined && rest.deterministic)
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      'store: a database does not answer in the same order each time, so --deterministic takes --state, or nothing',
    )
  const whyNoWorkers = complaintOfWorkers(rest)
  if (whyNoWorkers !== null) throw new SimulatorFault('SIM_CONFIGURATION', `workers: ${whyNoWorkers}`)
  const { estate, registration, parties, repository } = rest
  if (estate === undefined && (registration.length > 0 || parties !== undefined || repository !== undefined))
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      'registration, parties and repository go with estate: name the devices that they are about with --estate FILE',
    )
  if (estate !== undefined && inFull.premises !== undefined)
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      'premises: the estate says how many premises there are; leave --premises out',
    )
  if (estate !== undefined && Object.values(rest.furtherDevices).some((share) => share > 0))
    throw new SimulatorFault(
      'SIM_CONFIGURATION',
      'furtherDevices: the estate says which devices there are; leave --with out',
    )
  // The official schema does not know the proposed codes, nor do tools that come with a key store.
  const impliedCodes = rest.duisSchema === undefined && rest.keystore === undefined ? 'proposed' : 'schema-5.4'
  // Parties of a key store may have no XML signing certificate, and the DCC's tools sign with what there is.
  const impliedSigners = rest.keystore === undefined ? dcc.signers : 'any-user-key'
  // A gas meter that sleeps answers when it wakes.
  const impliedGsmeUnansweredMs = dcc.deadlines.unansweredMs + 1000 * rest.gsmeWakesEverySeconds
  const impliedDates = rest.keystore === undefined ? rest.keystoreDates : 'ignore'
  return {
    ...rest,
    keystoreDates: inFull.keystoreDates ?? impliedDates,
    dcc: {
      ...dcc,
      signers: inFull.dcc?.signers ?? impliedSigners,
      refusalCodes: inFull.dcc?.refusalCodes ?? impliedCodes,
      deadlines: {
        ...dcc.deadlines,
        gsmeUnansweredMs: inFull.dcc?.deadlines?.gsmeUnansweredMs ?? impliedGsmeUnansweredMs,
      },
      // Two users may take their documents in either order; here the order is the seed's, not the machine's.
      outbox: { ...dcc.outbox, connections: rest.deterministic ? 1 : dcc.outbox.connections },
    },
  }
}

/** Workers beyond so many for each core do nothing but take memory. */
const workersPerCore = 4

/** Why a network cannot have the workers that were said; null where it can. */
function complaintOfWorkers({
  workers,
  deterministic,
  store,
}: Pick<Configuration, 'workers' | 'deterministic' | 'store'>): string | null {
  if (workers === 0) return null
  if (deterministic)
    return 'with --deterministic everything happens in one process, in one order, so leave --workers or --deterministic out'
  if (store !== undefined)
    return 'processes that share a database are dcc-sim dcc and dcc-sim fleet, so leave --workers or --store out'
  const most = workersPerCore * availableParallelism()
  return workers > most
    ? `this machine has ${availableParallelism()} cores for this process, so say --workers ${most} at most; one for each core beside the first is enough`
    : null
}
