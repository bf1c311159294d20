import type { Assignment } from '../duis/bodies/notation/assign-fields.ts'
import { bodyOfFields } from '../duis/body-of-fields.ts'
import type { RequestBody, ServiceRequest } from '../duis/request.ts'
import { dccParties } from '../market/dcc-parties.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { formatRequestId, type RequestIdParts } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { type CommandVariant, serviceReferenceOf, serviceRequests } from '../vocabulary/service-reference.ts'

/** A request as its user thinks of it: what, to which device, with which fields by their DUIS names. */
export interface RequestedService {
  readonly serviceReferenceVariant: string
  /** The device that it is aimed at; whatever is said here, a request that the DCC answers itself goes to the DCC. */
  readonly device: EntityIdentifier
  readonly fields: readonly Assignment[]
  /** The first of the variant's own where nothing is said: over the WAN, or to the DCC. */
  readonly commandVariant?: CommandVariant
}

/**
 * Writes a Service Request of any variant of the Service Request Matrix.
 *
 * @example requestOf({ serviceReferenceVariant: '6.20.1', device, fields: [['ImportMPAN', '1200123456787']] }, user.newRequestId)
 * @returns why there is none, in one sentence
 */
export function requestOf(
  { serviceReferenceVariant, device, fields, commandVariant }: RequestedService,
  newRequestId: (target: EntityIdentifier) => RequestIdParts,
): Result<ServiceRequest, string> {
  const definition = serviceRequests[serviceReferenceVariant]
  if (definition === undefined) return failed(`There is no Service Reference Variant ${serviceReferenceVariant}`)
  const body = bodyOfFields(definition.element, fields)
  if (!body.ok) return body
  const target = definition.targets.length === 0 ? dccParties.dsp.entityIdentifier : device
  const variant = commandVariant ?? definition.commandVariants[0] ?? 1
  return succeeded(requestWith(serviceReferenceVariant, variant, body.value, newRequestId(target)))
}

const requestWith = (
  serviceReferenceVariant: string,
  commandVariant: CommandVariant,
  body: RequestBody,
  requestIdParts: RequestIdParts,
): ServiceRequest => ({
  schemaVersion: '5.4',
  requestId: formatRequestId(requestIdParts),
  requestIdParts,
  firstInSequence: null,
  precedingRequestId: null,
  commandVariant,
  serviceReference: serviceReferenceOf(serviceReferenceVariant),
  serviceReferenceVariant,
  body,
})
