import { createInFlight } from '../environment/in-flight.ts'
import { createSystemClock } from '../environment/system-clock.ts'
import { type ClosableScheduler, createSystemScheduler } from '../environment/system-scheduler.ts'
import { createVirtualClock, type VirtualClock } from '../environment/virtual-clock.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { parseInstant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import { type Configuration, deterministicStart } from './configuration.ts'

/** Time in one world: what it is, what happens when, and how much is going on. */
export interface WorldClock {
  readonly clock: Clock
  readonly scheduler: ClosableScheduler
  readonly inFlight: InFlight
  /** The clock as one that can be moved. @throws SimulatorFault SIM_USAGE where it runs by itself */
  virtual(): VirtualClock
}

/** A virtual clock in the `deterministic` profile, the machine's otherwise; either may start at another instant. */
export function createWorldClock({ at, deterministic }: Configuration, log: Logger): WorldClock {
  const inFlight = createInFlight()
  const onFault = (what: string, fault: unknown): void => log.error({ what, fault }, 'a scheduled task failed')
  if (deterministic) {
    const virtual = createVirtualClock({ start: startOf(at ?? deterministicStart), inFlight, onFault })
    return { clock: virtual, scheduler: virtual, inFlight, virtual: () => virtual }
  }
  const clock = createSystemClock(at === undefined ? undefined : startOf(at))
  return {
    clock,
    scheduler: createSystemScheduler({ clock, inFlight, onFault }),
    inFlight,
    virtual() {
      throw new SimulatorFault(
        'SIM_USAGE',
        'The clock runs by itself: bring the network up with --deterministic to move it',
      )
    },
  }
}

function startOf(at: string) {
  const start = parseInstant(at)
  if (start === null) throw new SimulatorFault('SIM_CONFIGURATION', `at: '${at}' is not an instant`)
  return start
}
