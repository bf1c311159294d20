import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'

/**
 * How late the process is with what it has taken on. A late event loop keeps whatever arrives in its socket, and a late thread
 * pool keeps signatures from being verified; neither place counts what waits in it, so both are asked how long it takes. On the
 * only core there is nothing waits in the pool: signatures are verified on the thread of the event loop, and asking would cost more.
 */
export interface ProcessDelay {
  /** The longer of the two, in milliseconds: of the turn that is under way, or of the last where that was later. */
  milliseconds(): number
  close(): void
}

const intervalMs = 20

/**
 * @param isOwing  whether anybody waits for an answer: if nobody does, the pool is not asked
 * @param usesPool whether signatures are verified in the thread pool
 */
export function createProcessDelay(isOwing: () => boolean, usesPool = availableParallelism() > 1): ProcessDelay {
  const loop = lateness()
  const pool = lateness()
  const timer = setInterval(() => {
    loop.came()
    loop.expect(intervalMs)
    // One at a time: those that wait behind another would say the same.
    if (!usesPool || pool.isExpected() || !isOwing()) return
    pool.expect(0)
    randomBytes(1, () => pool.came())
  }, intervalMs)
  timer.unref()
  loop.expect(intervalMs)
  return {
    milliseconds: () => Math.max(loop.milliseconds(), pool.milliseconds()),
    close: () => clearInterval(timer),
  }
}

/** How late something comes that is expected again and again. */
function lateness() {
  let due: number | null = null
  let last = 0
  const soFar = (): number => (due === null ? 0 : Math.max(0, performance.now() - due))
  return {
    expect(inMilliseconds: number): void {
      due = performance.now() + inMilliseconds
    },
    isExpected: () => due !== null,
    came(): void {
      last = soFar()
      due = null
    },
    milliseconds: () => Math.max(last, soFar()),
  }
}
