import type { Journal } from '../vocabulary/ports/journal.ts'

/** Numbers that grow, over restarts too. A number is safe to use outside once the commit that holds `toPut` has resolved. */
export interface DurableSequence {
  next(): number
  /** What a commit must put; take it when the commit is called, as others may have drawn in between. */
  toPut(): readonly [key: string, value: unknown]
}

export function createDurableSequence(journal: Journal, key: string): DurableSequence {
  let last = (journal.value(key) as number | undefined) ?? 0
  return {
    next: () => {
      last += 1
      return last
    },
    toPut: () => [key, last],
  }
}
