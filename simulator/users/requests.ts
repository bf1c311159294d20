import type { RequestBody, ServiceRequest } from '../duis/request.ts'
import { formatRequestId, type RequestIdParts } from '../vocabulary/request-id.ts'
import type { CommandVariant } from '../vocabulary/service-reference.ts'
import { type CredentialsOrder, replacementOf } from './credentials-order.ts'

const schemaVersion = '5.4'

/** 6.21 Request Handover Of DCC Controlled Device: over the WAN (1), for local delivery (2), or both (3). */
export const handoverRequest = (
  order: CredentialsOrder,
  id: RequestIdParts,
  commandVariant: 1 | 2 | 3 = 1,
): ServiceRequest => ({
  ...header(id, commandVariant),
  serviceReference: '6.21',
  serviceReferenceVariant: '6.21',
  body: { kind: 'RequestHandoverOfDCCControlledDevice', ...replacementOf(order) },
})

/** 6.15.1 Update Security Credentials (KRP), to be transformed into a Pre-Command. */
export const updateCredentialsRequest = (order: CredentialsOrder, id: RequestIdParts): ServiceRequest => ({
  ...header(id, 4),
  serviceReference: '6.15',
  serviceReferenceVariant: '6.15.1',
  body: { kind: 'UpdateSecurityCredentialsKRP', ...replacementOf(order) },
})

/** The Signed Pre-Command under the RequestID of the request that it was transformed from (domain facts §1.4). */
export const signedPreCommandRequest = (
  transformed: ServiceRequest,
  signedPreCommand: Buffer,
  commandVariant: 5 | 6 | 7 = 5,
): ServiceRequest => ({
  ...transformed,
  commandVariant,
  body: {
    kind: 'SignedPreCommand',
    executionDateTime: executionDateTimeOf(transformed.body),
    gbcsPayload: signedPreCommand,
  },
})

const executionDateTimeOf = (body: RequestBody) => ('executionDateTime' in body ? body.executionDateTime : null)

function header(id: RequestIdParts, commandVariant: CommandVariant) {
  return {
    schemaVersion,
    requestId: formatRequestId(id),
    requestIdParts: id,
    firstInSequence: null,
    precedingRequestId: null,
    commandVariant,
  }
}
