import type { InFlight } from '../vocabulary/ports/in-flight.ts'

/** Is told of a scheduled task that failed: `what` is the name it was scheduled under. */
type TaskFaultHandler = (what: string, fault: unknown) => void

/** What a scheduler runs at its time. */
export interface ScheduledTask {
  readonly what: string
  readonly task: () => void | Promise<void>
}

/** Where scheduled tasks run: they are counted as in flight, and their failures reach a handler. */
export interface TaskSurroundings {
  readonly inFlight: InFlight
  readonly onFault: TaskFaultHandler
}

/** Runs a task to its end; resolves whether it succeeds or fails. */
export function runTask({ what, task }: ScheduledTask, { inFlight, onFault }: TaskSurroundings): Promise<void> {
  const run = async () => {
    try {
      await task()
    } catch (fault) {
      onFault(what, fault)
    }
  }
  return inFlight.during(run())
}
