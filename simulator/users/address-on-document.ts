import type { ServiceRequest } from '../duis/request.ts'
import type { DuisResponse } from '../duis/response.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { formatResponseId, parseRequestId } from '../vocabulary/request-id.ts'

/**
 * Why a document is not for its receiver, or not an answer to what it asked; null where it is. What comes unasked on a
 * connection of its own has a ResponseID, whose second identifier is the user's; a Service Response also repeats the
 * RequestID of which it is the reverse (docs/domain/duis.md#response-id).
 *
 * @param asked the request that the RequestID belongs to, as far as the user remembers it
 */
export function flawOfAddress(
  { requestId, responseId, body }: DuisResponse,
  owner: EntityIdentifier,
  asked: ServiceRequest | undefined,
): string | null {
  if (responseId === null) return 'the document has no ResponseID'
  if (parseRequestId(responseId)?.target !== owner) return `the ResponseID ${responseId} is not for ${owner}`
  if (body.kind !== 'ResponseMessage') return null
  const request = requestId === null ? null : parseRequestId(requestId)
  if (request === null) return 'the Service Response has no RequestID'
  if (formatResponseId(request) !== responseId) return `the ResponseID ${responseId} does not answer ${requestId}`
  if (asked !== undefined && asked.serviceReferenceVariant !== body.serviceReferenceVariant)
    return `the Service Response is for ${body.serviceReferenceVariant}, not ${asked.serviceReferenceVariant}`
  return null
}
