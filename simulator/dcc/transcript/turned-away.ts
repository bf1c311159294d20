import { BoundedMap } from '../../vocabulary/bounded-map.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { TranscriptEntry } from './transcript.ts'

export type TurnedAway = Extract<TranscriptEntry, { kind: 'turned-away' }>

/**
 * Requests that were turned away unauthenticated: anybody can send them, any number of times, under any RequestID. So
 * none of it is durable, and only the newest stays, to explain a refusal.
 */
export interface TurnedAwayRequests {
  note(requestId: RequestId, entry: TurnedAway): void
  /** Oldest first. */
  of(requestId: RequestId): readonly TurnedAway[]
}

/** RequestIDs that are remembered, and how often each. */
const remembered = 1_000
const mostOfOne = 10

export function createTurnedAwayRequests(): TurnedAwayRequests {
  const newest = new BoundedMap<RequestId, readonly TurnedAway[]>(remembered)
  return {
    note: (requestId, entry) => newest.set(requestId, [...(newest.get(requestId) ?? []), entry].slice(-mostOfOne)),
    of: (requestId) => newest.get(requestId) ?? [],
  }
}
