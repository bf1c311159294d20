import type { Clock } from '../vocabulary/ports/clock.ts'

/** Gives a user's RequestIDs their counters, which a device also takes for the GBCS originator counter. */
export interface OriginatorCounter {
  /** Larger than any that was given before. */
  next(): bigint
}

/**
 * Milliseconds since 1970 by the simulated clock, strictly increasing, as the tools around DCC Boxed count
 * (docs/domain/duis.md#originator-counter): so a user that starts again goes on above what it used before.
 *
 * @param above a counter that was used already
 */
export function createOriginatorCounter(clock: Clock, above = 0n): OriginatorCounter {
  let last = above
  return {
    next() {
      const now = BigInt(clock.now())
      last = now > last ? now : last + 1n
      return last
    },
  }
}
