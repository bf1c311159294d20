import { type Instant, instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'

/** A clock that runs by itself, and can be stopped. */
export interface SystemClock extends Clock {
  readonly isRunning: boolean
  /** Stands still from now on, at the instant that it shows. */
  stop(): void
  /** Runs on from the instant at which it stands. */
  run(): void
}

/**
 * The machine's clock, running in real time.
 *
 * @param start the instant it shows now, where that is not the machine's own time
 */
export function createSystemClock(start?: Instant): SystemClock {
  let offset = start === undefined ? 0 : start - Date.now()
  let stoppedAt: Instant | null = null
  const now = () => stoppedAt ?? instant(Date.now() + offset)
  return {
    now,
    get isRunning() {
      return stoppedAt === null
    },
    stop() {
      stoppedAt = now()
    },
    run() {
      if (stoppedAt !== null) offset = stoppedAt - Date.now()
      stoppedAt = null
    },
  }
}
