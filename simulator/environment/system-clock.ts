import { type Instant, instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'

/**
 * The machine's clock, running in real time.
 *
 * @param start the instant it shows now, where that is not the machine's own time
 */
export function createSystemClock(start?: Instant): Clock {
  const offset = start === undefined ? 0 : start - Date.now()
  return { now: () => instant(Date.now() + offset) }
}
