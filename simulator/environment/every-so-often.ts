import { instant } from '../vocabulary/instant.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'

export interface EverySoOftenOptions {
  readonly what: string
  /** From the end of one time to the beginning of the next. */
  readonly everyMs: number
  readonly perform: () => Promise<void>
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: Logger
}

/** Does something again and again, the first time after `everyMs`; one that failed is tried the next time. The answer ends it. */
export function everySoOften({ what, everyMs, perform, clock, scheduler, log }: EverySoOftenOptions): () => void {
  let isOver = false
  let cancel = (): void => {}
  const wait = (): void => {
    if (isOver) return
    cancel = scheduler.at(instant(clock.now() + everyMs), what, async () => {
      await perform().catch((err: unknown) => log.warn({ err, what }, 'what is done every so often failed'))
      wait()
    })
  }
  wait()
  return () => {
    isOver = true
    cancel()
  }
}
