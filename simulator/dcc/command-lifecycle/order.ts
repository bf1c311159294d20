import type { ServiceRequest } from '../../duis/request.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { RequestEntry } from '../request-record.ts'
import type { ServiceRequestRules } from '../service-requests/service-request-rules.ts'

/**
 * An accepted request that has to reach exactly one end.
 *
 *     accepted ──▶ sent ──▶ delivered ──▶ answered: Service Response I0 with the device's payload
 *         └──────────┴─────────┼────────▶ E20 undelivered
 *                              └────────▶ E21 unanswered
 *
 * Accepted and sent are durable: `openKey` stands in the journal until an end is, and the frame is recorded before it
 * leaves. Delivered is not: after a restart the very same frame is sent again. A device that had executed it drops it as
 * a replay, so that nothing is executed twice; if its answer was lost with the DCC, the end is E21.
 */
export interface Order {
  readonly openKey: string
  readonly request: ServiceRequest
  readonly rules: ServiceRequestRules
}

export interface SentFrame {
  readonly counter: bigint
  readonly messageCode: number
  readonly frame: Buffer
}

/** As the journal keeps an order that is open: the request itself is in its record. */
export interface KeptOrder {
  readonly requestId: RequestId
  readonly entry: RequestEntry
}

export const openOrders = 'dcc/order/'

/** @param number from the DCC's durable sequence, so that orders are taken up in the order of acceptance */
export const openKeyOf = (number: number): string => openOrders + String(number).padStart(16, '0')

export const deviceOf = ({ request }: Order): EntityIdentifier => request.requestIdParts.target
