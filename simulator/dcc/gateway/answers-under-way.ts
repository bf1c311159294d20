import type { ServerResponse } from 'node:http'

/** The answers that are owed: what a closing gateway waits for, as against connections that are merely open. */
export interface AnswersUnderWay {
  began(response: ServerResponse): void
  count(): number
  done(): Promise<void>
}

export function createAnswersUnderWay(): AnswersUnderWay {
  const underWay = new Set<Promise<void>>()
  return {
    began(response) {
      // Whoever went away while the body was read is owed nothing, and its end has been told already.
      if (response.closed || response.destroyed) return
      const sent = new Promise<void>((resolve) => response.once('close', resolve))
      underWay.add(sent)
      void sent.then(() => underWay.delete(sent))
    },
    count: () => underWay.size,
    async done() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
