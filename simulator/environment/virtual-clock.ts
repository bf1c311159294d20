import { SimulatorFault } from '../vocabulary/faults.ts'
import { endOfTime, formatInstant, type Instant, instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import { runTask, type TaskSurroundings } from './scheduled-task.ts'
import type { ClosableScheduler } from './system-scheduler.ts'
import { TaskQueue } from './task-queue.ts'

/** A clock that stands still until it is told to move, and the scheduler that goes by it. */
export interface VirtualClock extends Clock, ClosableScheduler {
  /**
   * Moves to `moment`, by way of every instant at which something is due: each task runs to its end, and all that
   * follows from it, before the next begins or the clock moves on. Resolves when the clock is there.
   *
   * @throws RangeError where `moment` has passed; SimulatorFault SIM_USAGE where no document could be dated then
   */
  advanceTo(moment: Instant): Promise<void>
  /** Moves by a number of milliseconds, in the same way. */
  advanceBy(milliseconds: number): Promise<void>
  /** When the next task is due; null where none is scheduled. */
  nextDue(): Instant | null
}

/** A clock that shows `start` until it is moved: it moves only when nothing is in flight. */
export function createVirtualClock(options: { readonly start: Instant } & TaskSurroundings): VirtualClock {
  const queue = new TaskQueue()
  let now = options.start
  let moves: Promise<void> = Promise.resolve()

  const move = async (moment: Instant) => {
    if (moment < now)
      throw new RangeError(`It is ${formatInstant(now)}: the clock cannot go back to ${formatInstant(moment)}`)
    if (!(moment < endOfTime))
      throw new SimulatorFault('SIM_USAGE', 'The clock cannot reach the year 9999, after which no document has a date')
    await options.inFlight.settled()
    for (let due = queue.takeDue(moment); due !== undefined; due = queue.takeDue(moment)) {
      now = due.moment
      await runTask(due, options)
      await options.inFlight.settled()
    }
    now = moment
  }

  /** One move at a time, in the order in which they were asked for; `target` is read when its turn has come. */
  const enqueue = (target: () => Instant): Promise<void> => {
    const moved = moves.then(() => move(target()))
    moves = moved.catch(() => {})
    return moved
  }

  return {
    now: () => now,
    advanceTo: (moment) => enqueue(() => moment),
    advanceBy: (milliseconds) => enqueue(() => instant(now + milliseconds)),
    nextDue: () => queue.first()?.moment ?? null,
    close: () => queue.clear(),
    at(moment, what, task) {
      if (moment > now) return queue.insert({ moment, what, task })
      return runSoon({ what, task }, options)
    },
  }
}

/**
 * Runs what is due already, after the caller that scheduled it has gone on. It does not wait for what is in flight, as
 * that may be waiting for it.
 */
function runSoon(scheduled: Parameters<typeof runTask>[0], surroundings: TaskSurroundings): () => void {
  let cancelled = false
  const run = () => (cancelled ? undefined : runTask(scheduled, surroundings))
  surroundings.inFlight.during(Promise.resolve().then(run))
  return () => {
    cancelled = true
  }
}
