import type { ResponseContent } from '../../duis/response.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { TranscriptEntry } from '../transcript/transcript.ts'

/** What an accepted request comes to on its own connection, and what follows from it. */
export interface Outcome {
  readonly code: ResponseCode
  readonly content: ResponseContent | null
  /** What belongs to the request's record beside the answer. */
  readonly entries: readonly TranscriptEntry[]
  /** What becomes durable together with the answer. */
  readonly put: ReadonlyMap<string, unknown>
  /** Begins what follows, when that is durable. */
  readonly begin: () => void
}

/** Has an outcome and the answer of it recorded; durable once resolved. */
export type Settle = (outcome: Outcome) => Promise<void>

/** An answer from which nothing follows. */
export const answered = (code: ResponseCode, content: ResponseContent | null): Outcome => ({
  code,
  content,
  entries: [],
  put: new Map(),
  begin: () => {},
})

/** The request was taken, and what comes of it is told later. */
export const acknowledged: Outcome = answered('I99', null)
