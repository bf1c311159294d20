import { z } from 'zod'
import type { ServiceRequest } from '../../duis/request.ts'
import { entryOfVariant, type RequestEntry } from '../../vocabulary/command-variant.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Taken, Work } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import { readStored, storedKind } from '../../vocabulary/stored-kind.ts'
import type { SentFrame } from '../access-control-broker.ts'
import type { Admitted, CarriedOutByCommand } from '../service-requests/service-request-rules.ts'

/** An accepted request and how its Command is made and understood. */
export interface AcceptedRequest extends Admitted {
  readonly carriedOut: CarriedOutByCommand
}

/**
 * An accepted request that has to reach exactly one end.
 *
 *     accepted ──▶ delivered ──▶ Response: Service Response I0 with the device's payload
 *         └──────────┼─────────▶ E20 undelivered
 *                    └─────────▶ E21 no Response
 *
 * Accepted is durable, and the Command with it: a work stands in the state until an end does, and ends in the same change, so
 * that there is one end whoever brings it. After a restart the very same frame is sent again. A device that had executed it
 * drops it as a replay, so that nothing is executed twice, and sends the Response again that was lost with the DCC.
 */
export interface Order extends AcceptedRequest {
  readonly taken: Taken
  readonly acceptedAt: Instant
  /** Null where no Command could be made: then none will ever be delivered. */
  readonly sent: SentFrame | null
}

/** Whether the DSP held the request until its date: it has a day, where a user who waits has half a minute. */
export const wasScheduled = ({ request: { body, serviceReferenceVariant } }: Pick<Order, 'request'>): boolean =>
  serviceRequests[serviceReferenceVariant]?.futureDating === 'dsp' &&
  'executionDateTime' in body &&
  body.executionDateTime !== null

/** An open order as it is stored: the request itself is in its record. */
export interface StoredOrder {
  readonly requestId: RequestId
  readonly entry: RequestEntry
}

const requestId = z.string().transform((id) => id as RequestId)
const entry = z.enum(['request', 'signed-pre-command'])

export const storedOrder = storedKind(
  'an open order',
  1,
  z.strictObject({ requestId, entry, acceptedAt: z.number().transform((at) => at as Instant) }),
)

/** The kind of the works that are open orders. */
export const orderWork = 'order'

/** What a change must add so that an accepted request is carried out whatever happens. The caller that adds it carries it out. */
export const workOfOrder = (request: ServiceRequest, acceptedAt: Instant): Work => {
  const order = storedOrderOf({ request })
  return {
    kind: orderWork,
    lane: `${request.requestIdParts.target}/${order.requestId}/${order.entry}`,
    due: acceptedAt,
    body: storedOrder.write({ ...order, acceptedAt }),
    held: true,
  }
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export const storedOrderIn = ({ kind, lane, body }: Taken) => readStored(storedOrder, `${kind} ${lane}`, body)

export const storedOrderOf = ({ request }: Pick<Order, 'request'>): StoredOrder => ({
  requestId: request.requestId,
  entry: entryOfVariant(request.commandVariant),
})

export const deviceOf = ({ request }: Pick<Order, 'request'>): EntityIdentifier => request.requestIdParts.target
