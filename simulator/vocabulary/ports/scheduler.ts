import type { Instant } from '../instant.ts'

/** Does things at an instant of the simulated world's clock. */
export interface Scheduler {
  /** Runs `task` once when the clock reaches `moment` (at once if it has); the answer cancels it. */
  at(moment: Instant, what: string, task: () => void | Promise<void>): () => void
}
