import type { InFlight } from '../vocabulary/ports/in-flight.ts'

/** The count of what goes on in one world. */
export interface InFlightCount extends InFlight {
  /** How many pieces of work have begun and not settled. */
  readonly count: number
}

/**
 * Counts work until it settles.
 *
 * Work that waits for the clock must not be counted while it waits: the virtual clock would wait for it in turn.
 */
export function createInFlight(): InFlightCount {
  let count = 0
  let waiting: (() => void)[] = []

  const end = () => {
    count -= 1
    if (count > 0) return
    for (const resume of waiting) resume()
    waiting = []
  }

  return {
    get count() {
      return count
    },
    during(work) {
      count += 1
      work.then(end, end)
      return work
    },
    async settled() {
      do {
        if (count > 0) await new Promise<void>((resume) => waiting.push(resume))
        // What has just settled may lead on to more: its continuations run before the next turn.
        await new Promise(setImmediate)
      } while (count > 0)
    },
  }
}
