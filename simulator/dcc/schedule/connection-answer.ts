import type { ResponseContent } from '../../duis/response.ts'
import type { Change, Taken } from '../../vocabulary/ports/state.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'

/** What an accepted request comes to on its own connection, and what follows from it. */
export interface ConnectionAnswer {
  readonly code: ResponseCode
  readonly content: ResponseContent | null
  /** What becomes durable together with the answer. */
  readonly change: Change
  /** Begins what follows, when that is durable, with the works of the change that are held. */
  readonly begin: (held: readonly Taken[]) => void
}

/** Has an outcome and the answer of it recorded; durable once resolved. Rejects with ChangedMeanwhile. */
export type RecordAnswer = (outcome: ConnectionAnswer) => Promise<void>

/** An answer from which nothing follows. */
export const answerWith = (code: ResponseCode, content: ResponseContent | null): ConnectionAnswer => ({
  code,
  content,
  change: {},
  begin: () => {},
})

/** The request was taken, and what comes of it is told later. */
export const acknowledgement: ConnectionAnswer = answerWith('I99', null)
