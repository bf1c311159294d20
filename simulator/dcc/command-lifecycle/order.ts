import type { ServiceRequest } from '../../duis/request.ts'
import { entryOfVariant, type RequestEntry } from '../../vocabulary/command-variant.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { serviceRequests } from '../../vocabulary/service-reference.ts'
import type { CarriedOutByCommand } from '../service-requests/service-request-rules.ts'

/** An accepted request and how its Command is made and understood. */
export interface Undertaking {
  readonly request: ServiceRequest
  readonly carriedOut: CarriedOutByCommand
}

/**
 * An accepted request that has to reach exactly one end.
 *
 *     accepted ──▶ sent ──▶ delivered ──▶ answered: Service Response I0 with the device's payload
 *         └──────────┴─────────┼────────▶ E20 undelivered
 *                              └────────▶ E21 unanswered
 *
 * Accepted and sent are durable: `openKey` stands in the journal until an end is, and the frame is recorded before it
 * leaves. Delivered is not: after a restart the very same frame is sent again. A device that had executed it drops it as
 * a replay, so that nothing is executed twice, and sends the answer again that was lost with the DCC.
 */
export interface Order extends Undertaking {
  readonly openKey: string
}

/** Whether the DSP held the request until its date: it has a day, where a user who waits has half a minute. */
export const wasScheduled = ({ request: { body, serviceReferenceVariant } }: Pick<Order, 'request'>): boolean =>
  serviceRequests[serviceReferenceVariant]?.futureDating === 'dsp' &&
  'executionDateTime' in body &&
  body.executionDateTime !== null

/** As the journal keeps an order that is open: the request itself is in its record. */
export interface KeptOrder {
  readonly requestId: RequestId
  readonly entry: RequestEntry
}

export const keptOrderOf = ({ request }: Pick<Order, 'request'>): KeptOrder => ({
  requestId: request.requestId,
  entry: entryOfVariant(request.commandVariant),
})

const prefix = 'dcc/order/'

/** The orders that were open when the journal was last closed, in the order of acceptance. */
export const keptOrders = (journal: Journal): (readonly [openKey: string, kept: KeptOrder])[] =>
  [...journal.values(prefix)] as [string, KeptOrder][]

/** Gives each order its key, so that orders are taken up again in the order of acceptance. */
export function createOpenKeys(journal: Journal): () => string {
  let last = Number(keptOrders(journal).at(-1)?.[0].slice(prefix.length) ?? 0)
  return () => {
    last += 1
    return prefix + String(last).padStart(16, '0')
  }
}

export const deviceOf = ({ request }: Pick<Order, 'request'>): EntityIdentifier => request.requestIdParts.target
