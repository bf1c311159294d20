import { createInFlight } from '../../environment/in-flight.ts'
import type { NetworkStore } from '../../environment/store/network-store.ts'
import { createSystemClock, type SystemClock } from '../../environment/system-clock.ts'
import { type ClosableScheduler, createSystemScheduler } from '../../environment/system-scheduler.ts'
import { createVirtualClock, type VirtualClock } from '../../environment/virtual-clock.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { type Instant, parseInstant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { type Configuration, deterministicStart } from '../configuration/configuration.ts'

/** Time in one world: what it is, what happens when, and how much is going on. */
export interface WorldClock {
  readonly clock: Clock
  readonly scheduler: ClosableScheduler
  readonly inFlight: InFlight
  /** The clock as one that can be moved. @throws SimulatorFault SIM_USAGE where it runs by itself */
  virtual(): VirtualClock
  /** Whether time goes by: a virtual clock stands still until it is moved. */
  isRunning(): boolean
  /**
   * Stops a clock that runs by itself, or lets it run on: while it stands nothing falls due.
   *
   * @throws SimulatorFault SIM_USAGE for a virtual clock
   */
  setRunning(isRunning: boolean): void
}

const telling =
  (log: Logger) =>
  (what: string, fault: unknown): void =>
    log.error({ what, fault }, 'a scheduled task failed')

/** What a store says and keeps of the time. */
type KeptTime = Pick<NetworkStore, 'lastInstant' | 'keepTime' | 'change'>

/**
 * A virtual clock in the `deterministic` profile, the machine's otherwise; either may start at another instant. Time never
 * goes back behind what the state holds: one that is further on goes on from there.
 */
export function createWorldClock({ at, deterministic }: Configuration, store: KeptTime, log: Logger): WorldClock {
  const inFlight = createInFlight()
  if (deterministic) {
    const start = notBefore(store.lastInstant, startOf(at ?? deterministicStart))
    const virtual = createVirtualClock({ start, inFlight, onFault: telling(log) })
    store.keepTime(virtual)
    const durable = durableMoves(virtual, store)
    return {
      clock: virtual,
      scheduler: virtual,
      inFlight,
      virtual: () => durable,
      isRunning: () => false,
      setRunning() {
        throw new SimulatorFault('SIM_USAGE', 'The clock stands still until it is moved: say to or bySeconds')
      },
    }
  }
  const clock = systemClockFrom(at === undefined ? null : startOf(at), store.lastInstant)
  store.keepTime(clock)
  return runningBy(clock, inFlight, log)
}

function runningBy(clock: SystemClock, inFlight: InFlight, log: Logger): WorldClock {
  const scheduler = createSystemScheduler({ clock, inFlight, onFault: telling(log) })
  return {
    clock,
    scheduler,
    inFlight,
    isRunning: () => clock.isRunning,
    setRunning(isRunning) {
      if (isRunning) clock.run()
      else clock.stop()
      if (isRunning) scheduler.run()
      else scheduler.stop()
    },
    virtual() {
      throw new SimulatorFault(
        'SIM_USAGE',
        'The clock runs by itself: bring the network up with --deterministic to move it',
      )
    },
  }
}

/** The clock of one of several processes: the machine's own, ahead of it by what they agreed on. */
export function createSharedClock(start: Instant, log: Logger): WorldClock {
  const inFlight = createInFlight()
  return runningBy(createSystemClock(start), inFlight, log)
}

const notBefore = (kept: Instant | null, start: Instant): Instant => (kept !== null && kept > start ? kept : start)

/** The machine's own time, where nobody says otherwise and no state is ahead of it. */
function systemClockFrom(said: Instant | null, kept: Instant | null): SystemClock {
  const machine = createSystemClock()
  const start = notBefore(kept, said ?? machine.now())
  return said === null && start !== kept ? machine : createSystemClock(start)
}

/** A move is durable when it is done, whatever was due on the way. */
function durableMoves(clock: VirtualClock, store: KeptTime): VirtualClock {
  return {
    ...clock,
    async advanceTo(moment) {
      await clock.advanceTo(moment)
      await store.change({})
    },
    async advanceBy(milliseconds) {
      await clock.advanceBy(milliseconds)
      await store.change({})
    },
  }
}

function startOf(at: string): Instant {
  const start = parseInstant(at)
  if (start === null) throw new SimulatorFault('SIM_CONFIGURATION', `at: '${at}' is not an instant`)
  return start
}
