import type { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { History } from '../../vocabulary/ports/history.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import type { Recovery } from './store-file.ts'

/** State and History as a network has them, wherever they are kept. */
export interface NetworkStore extends State, History {
  /** What was recovered from a process that did not end in good order; null where there was nothing to recover. */
  readonly recovery: Recovery | null
  /**
   * Resolves with SIM_STATE_UNWRITABLE when something could not be made durable, and this process can keep nothing any more:
   * only a new start, from what is durable, brings memory and store together again.
   */
  readonly failure: Promise<SimulatorFault>
  /** What time it was when something was last made durable; null in a new store, and where no time is kept. */
  readonly lastInstant: Instant | null
  /** From now on keeps what time it is with whatever becomes durable. */
  keepTime(clock: Clock): void
}

/** Where a network keeps what is durable; it ends with the process where nothing is said. */
export interface WhereKept {
  /** A directory. */
  readonly state?: string | undefined
  /** The address of a PostgreSQL database: `postgres://user@host:5432/database`. */
  readonly store?: string | undefined
}
