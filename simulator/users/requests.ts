import type { InventoryUpdate, RequestBody, ServiceRequest } from '../duis/request.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryQuery } from '../vocabulary/inventory-query.ts'
import type { DuisRemotePartyRole } from '../vocabulary/remote-party-role.ts'
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

/**
 * The Signed Pre-Command under the RequestID of the request that it was transformed from
 * (docs/domain/duis.md#signed-pre-command).
 */
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

/** 6.24.1 Retrieve Device Security Credentials (KRP): whom the cells of some roles trust. */
export const retrieveCredentialsRequest = (
  roles: readonly DuisRemotePartyRole[],
  id: RequestIdParts,
  commandVariant: 1 | 2 | 3 = 1,
): ServiceRequest => ({
  ...header(id, commandVariant),
  serviceReference: '6.24',
  serviceReferenceVariant: '6.24.1',
  body: { kind: 'RetrieveDeviceSecurityCredentialsKRP', roles },
})

/** 8.2 Read Inventory; addressed to the DCC itself. */
export const readInventoryRequest = (query: InventoryQuery, id: RequestIdParts): ServiceRequest => ({
  ...header(id, 8),
  serviceReference: '8.2',
  serviceReferenceVariant: '8.2',
  body: { kind: 'ReadInventory', query },
})

/** 8.4 Update Inventory; addressed to the DCC itself, whatever the device. */
export const updateInventoryRequest = (
  deviceId: EntityIdentifier,
  update: InventoryUpdate,
  id: RequestIdParts,
): ServiceRequest => ({
  ...header(id, 8),
  serviceReference: '8.4',
  serviceReferenceVariant: '8.4',
  body: { kind: 'UpdateInventory', deviceId, update },
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
