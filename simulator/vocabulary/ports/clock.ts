import type { Instant } from '../instant.ts'

/** What time it is in the simulated world. */
export interface Clock {
  now(): Instant
}
