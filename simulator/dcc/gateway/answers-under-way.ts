import type { ServerResponse } from 'node:http'

/** Answers that are still being written: a closing gateway waits for them, and not for connections that are merely open. */
export interface AnswersUnderWay {
  began(response: ServerResponse): void
  count(): number
  done(): Promise<void>
}

export function createAnswersUnderWay(): AnswersUnderWay {
  const underWay = new Set<Promise<void>>()
  return {
    began(response) {
      // The client went away while the body was read: its close event is past, and would never come.
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
