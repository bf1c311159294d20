import type { Dcc } from '../../dcc/dcc.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { requestIn } from '../../vocabulary/subject.ts'

/** Hears which documents users have taken: each of them has verified what it took. */
export interface Deliveries {
  /** Resolves when so many documents about a request have been taken; ask before the request is sent. */
  of(requestId: RequestId, documents: number): Promise<void>
  stop(): void
}

export function hearDeliveries(dcc: Pick<Dcc, 'subscribe'>): Deliveries {
  const awaited = new Map<RequestId, { missing: number; readonly resolve: () => void }>()
  const stop = dcc.subscribe((event) => {
    if (event.kind !== 'document-delivered') return
    const requestId = requestIn(event.subject)
    const waiting = requestId && awaited.get(requestId)
    if (requestId === undefined || waiting === undefined) return
    waiting.missing -= 1
    if (waiting.missing > 0) return
    awaited.delete(requestId)
    waiting.resolve()
  })
  return {
    of: (requestId, documents) => new Promise((resolve) => awaited.set(requestId, { missing: documents, resolve })),
    stop,
  }
}
