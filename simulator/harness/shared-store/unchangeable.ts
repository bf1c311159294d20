import type { Dcc } from '../../dcc/dcc.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { FaultPlan } from '../../wan/fault-plan.ts'
import type { CertificateStandings } from '../world/certificate-standings.ts'
import type { DurableRegistration } from '../world/durable-registration.ts'
import type { PremisesStages } from '../world/premises-stages.ts'
import type { Publication } from '../world/publication.ts'
import type { WorldClock } from '../world/world-clock.ts'

/** What a process holds of its network, and would change for itself alone. */
interface OfOneProcess {
  readonly time: WorldClock
  readonly dcc: Dcc
  readonly faultPlan: FaultPlan
  readonly registration: DurableRegistration
  readonly publication: Publication
  readonly standings: CertificateStandings
  readonly stages: PremisesStages
}

/**
 * The same, of a process that shares its store: what would count in this process and in no other cannot be changed. Each process was
 * told the same when it came up.
 */
export function unchangeable(network: OfOneProcess): OfOneProcess {
  const { time, dcc, faultPlan, registration, publication, standings, stages } = network
  return {
    time: { ...time, setRunning: () => refuse('The clock') },
    faultPlan: { ...faultPlan, replace: () => refuse('The fault plan') },
    registration: {
      ...registration,
      record: async () => refuse('Registration Data'),
      load: async () => refuse('Registration Data'),
    },
    publication: { ...publication, publish: async () => refuse('The SMKI Repository') },
    standings: { ...standings, change: async () => refuse('The standing of certificates') },
    stages: { ...stages, begin: async () => refuse('The stage of premises') },
    dcc: {
      ...dcc,
      configure: () => refuse('The settings'),
      check: {
        get mode() {
          return dcc.check.mode
        },
        get settings() {
          return dcc.check.settings
        },
        configure: () => refuse('The check'),
        decide: dcc.check.decide,
        consider: dcc.check.consider,
      },
    },
  }
}

function refuse(what: string): never {
  throw new SimulatorFault(
    'SIM_USAGE',
    `${what} cannot be changed while processes share a store, as the others would not know: say it when they start, or use up`,
  )
}
