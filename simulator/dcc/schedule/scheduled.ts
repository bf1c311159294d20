import type { Instant } from '../../vocabulary/instant.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'

/**
 * A future-dated request in the DSP's schedule; it reaches exactly one end.
 *
 *     accepted ──▶ waiting ──▶ released: judged again, and then an order like any other
 *                     ├──────▶ refused at its release: Service Response with the refusal's code
 *                     ├──────▶ E54: cancelled, or replaced by a later one
 *                     └──────▶ E30: the check gave no verdict until the deadline
 *
 * As the journal keeps it; the request itself is in its record. A cancellation marks it in its own commit, so that it
 * is never released after the cancellation was answered, whatever happens before its end is told.
 */
export interface Scheduled {
  readonly requestId: RequestId
  readonly releaseAt: Instant
  /** One request waits in a place: a cancellation ends it, and a later one replaces it. */
  readonly place: string
  /** Null while it waits. */
  readonly ended: Ended | null
}

/** Why a request is not released, and which request is the cause. */
export interface Ended {
  readonly how: 'cancelled' | 'replaced'
  readonly by: RequestId
}

const prefix = 'dcc/schedule/'

export const keyOf = ({ requestId }: Pick<Scheduled, 'requestId'>): string => prefix + requestId

/** What a commit must put so that it is kept until its end. */
export const toKeep = (scheduled: Scheduled): readonly [key: string, value: unknown] => [keyOf(scheduled), scheduled]

/** What had not ended when the journal was last closed. */
export const keptSchedule = (journal: Journal): readonly Scheduled[] =>
  [...journal.values(prefix)].map(([, value]) => value as Scheduled)
