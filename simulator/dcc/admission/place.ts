import type { ServiceRequest } from '../../duis/request.ts'

/** The same originator, target, Service Reference Variant and role share a place. */
export function placeOf({ requestIdParts, serviceReferenceVariant, body }: ServiceRequest): string {
  const role = 'remotePartyRole' in body ? body.remotePartyRole : 'none'
  return `${requestIdParts.originator}/${requestIdParts.target}/${serviceReferenceVariant}/${role}`
}
