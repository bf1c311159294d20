import { z } from 'zod'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Put, Taken, Work } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'
import { placeKey, storedPlace } from '../admission/place.ts'

/**
 * A future-dated request in the DSP's schedule; it reaches exactly one end.
 *
 *     accepted ──▶ waiting ──▶ released: judged again, and then an order like any other
 *                     ├──────▶ refused at its release: Service Response with the refusal's code
 *                     ├──────▶ E54: cancelled, or replaced by a later one
 *                     └──────▶ E30: the check gave no verdict until the deadline
 *
 * One request waits in a place. A cancellation empties the place in its own change, so that nothing is released after its
 * cancellation was answered, whatever happens before its end is told; and a release empties it in the change of the order.
 */
export interface Scheduled {
  readonly requestId: RequestId
  readonly releaseAt: Instant
  readonly place: string
}

/** Why a request is not released, and which request is the cause. */
export interface Ended {
  readonly how: 'cancelled' | 'replaced'
  readonly by: RequestId
}

const requestId = z.string().transform((id) => id as RequestId)
const releaseAt = z.number().transform((at) => at as Instant)

export const storedRelease = storedKind('a release', 1, z.strictObject({ requestId, releaseAt, place: z.string() }))
export const storedEnd = storedKind(
  'the end of a scheduled request',
  1,
  z.strictObject({ requestId, how: z.enum(['cancelled', 'replaced']), by: requestId }),
)

/** The kinds of the works that release requests, and that tell users of those that will not be. */
export const releaseWork = 'release'
export const endWork = 'scheduled-end'

/** What a change must put so that a request waits in its place. @param version of what was there */
export const toKeep = ({ place, ...kept }: Scheduled, version: number): Put => ({
  key: placeKey(place),
  version,
  value: storedPlace.write(kept),
})

export const toEmpty = (place: string, version: number): Put => ({ key: placeKey(place), version, value: undefined })

export const workOfRelease = (scheduled: Scheduled): Work => ({
  kind: releaseWork,
  lane: scheduled.requestId,
  due: scheduled.releaseAt,
  body: storedRelease.write(scheduled),
})

export const workOfEnd = (ended: RequestId, { how, by }: Ended, due: Instant): Work => ({
  kind: endWork,
  lane: ended,
  due,
  body: storedEnd.write({ requestId: ended, how, by }),
})

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export const releaseIn = ({ kind, lane, body }: Taken): Scheduled => readStored(storedRelease, `${kind} ${lane}`, body)

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export const endIn = ({ kind, lane, body }: Taken) => readStored(storedEnd, `${kind} ${lane}`, body)
