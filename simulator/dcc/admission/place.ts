import { z } from 'zod'
import type { ServiceRequest } from '../../duis/request.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Key } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { storedKind } from '../../vocabulary/stored-kind.ts'

/** The same originator, target, Service Reference Variant and role share a place. */
export function placeOf({ requestIdParts, serviceReferenceVariant, body }: ServiceRequest): string {
  const role = 'remotePartyRole' in body ? body.remotePartyRole : 'none'
  return `${requestIdParts.originator}/${requestIdParts.target}/${serviceReferenceVariant}/${role}`
}

/** Under it stands the future-dated request that waits in a place. */
export const placeKey = (place: string): Key => `scheduled/${place}`

export const storedPlace = storedKind(
  'a request in the schedule',
  1,
  z.strictObject({
    requestId: z.string().transform((id) => id as RequestId),
    releaseAt: z.number().transform((at) => at as Instant),
  }),
)
