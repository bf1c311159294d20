import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import { runTask, type ScheduledTask, type TaskSurroundings } from './scheduled-task.ts'

/** A scheduler that can be put out of service. */
export interface ClosableScheduler extends Scheduler {
  /** Cancels everything that has not begun. */
  close(): void
}

/** The longest delay that setTimeout keeps (2^31 − 1 ms, 24.8 days); a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1

/** Runs tasks by a clock that goes by itself. A pending task keeps the process alive until `close`. */
export function createSystemScheduler(options: { readonly clock: Clock } & TaskSurroundings): ClosableScheduler {
  const timers = new Map<ScheduledTask, NodeJS.Timeout>()

  const arm = (moment: number, scheduled: ScheduledTask) => {
    const delay = Math.max(0, moment - options.clock.now())
    timers.set(scheduled, setTimeout(fire, Math.min(delay, longestTimer), moment, scheduled))
  }

  const fire = (moment: number, scheduled: ScheduledTask) => {
    // Too early after a long wait was cut in pieces, or where the machine's clock was set back.
    if (options.clock.now() < moment) return arm(moment, scheduled)
    timers.delete(scheduled)
    runTask(scheduled, options)
  }

  return {
    at(moment, what, task) {
      const scheduled = { what, task }
      arm(moment, scheduled)
      return () => {
        clearTimeout(timers.get(scheduled))
        timers.delete(scheduled)
      }
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
