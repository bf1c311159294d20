import type { ServerResponse } from 'node:http'

/** The answers that are owed: what a closing gateway waits for, as against connections that are merely open. */
export interface OwedAnswers {
  owe(response: ServerResponse): void
  count(): number
  done(): Promise<void>
}

export function createOwedAnswers(): OwedAnswers {
  const owed = new Set<Promise<void>>()
  return {
    owe(response) {
      // Whoever went away while the body was read is owed nothing, and its end has been told already.
      if (response.closed || response.destroyed) return
      const sent = new Promise<void>((resolve) => response.once('close', resolve))
      owed.add(sent)
      void sent.then(() => owed.delete(sent))
    },
    count: () => owed.size,
    async done() {
      while (owed.size > 0) await Promise.all(owed)
    },
  }
}
