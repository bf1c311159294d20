import type { Instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import { runTask, type ScheduledTask, type TaskSurroundings } from './scheduled-task.ts'

/** A scheduler that can be put out of service. */
export interface ClosableScheduler extends Scheduler {
  /** Cancels everything that has not begun. */
  close(): void
}

/** A scheduler by a clock that can be stopped. */
export interface SystemScheduler extends ClosableScheduler {
  /** Waits for nothing while the clock stands still: call behind `stop`, and `run` behind the clock's. */
  stop(): void
  run(): void
}

/** The longest delay that setTimeout keeps (2^31 − 1 ms, 24.8 days); a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1

interface Pending extends ScheduledTask {
  readonly moment: Instant
}

/** Runs tasks by a clock that goes by itself. A pending task keeps the process alive until `close`. */
export function createSystemScheduler(options: { readonly clock: Clock } & TaskSurroundings): SystemScheduler {
  const { clock } = options
  /** Without a timer while the clock stands still. */
  const pending = new Map<Pending, NodeJS.Timeout | undefined>()
  let isStopped = false

  const arm = (scheduled: Pending) => {
    const delay = Math.max(0, scheduled.moment - clock.now())
    const waits = isStopped && delay > 0
    pending.set(scheduled, waits ? undefined : setTimeout(fire, Math.min(delay, longestTimer), scheduled))
  }

  const fire = (scheduled: Pending) => {
    // Too early after a long wait was cut in pieces, or where the machine's clock was set back.
    if (clock.now() < scheduled.moment) return arm(scheduled)
    pending.delete(scheduled)
    runTask(scheduled, options)
  }

  const armAnew = () => {
    for (const [scheduled, timer] of pending) {
      clearTimeout(timer)
      arm(scheduled)
    }
  }

  return {
    at(moment, what, task) {
      const scheduled = { moment, what, task }
      arm(scheduled)
      return () => {
        clearTimeout(pending.get(scheduled))
        pending.delete(scheduled)
      }
    },
    stop() {
      isStopped = true
      armAnew()
    },
    run() {
      isStopped = false
      armAnew()
    },
    close() {
      for (const timer of pending.values()) clearTimeout(timer)
      pending.clear()
    },
  }
}
