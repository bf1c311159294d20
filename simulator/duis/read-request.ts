import { formatRequestId, parseRequestId } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import type { CommandVariant } from '../vocabulary/service-reference.ts'
import { requestBody } from './bodies/body-codec.ts'
import type { BodyContent } from './bodies/request-bodies.ts'
import { inventoryQuery, inventoryUpdate } from './inventory-bodies.ts'
import { counterTooLarge, type NotDuis, notDuis } from './not-duis.ts'
import type { CredentialsReplacement, DescribedBody, RequestBody, ServiceRequest } from './request.ts'
import { boolean, optional, text } from './values.ts'
import { at, attributeOf, type CanonicalElement } from './xml/canonical-reader.ts'

/** Reads a schema-valid `sr:Request`. */
export function readServiceRequest(root: CanonicalElement): Result<ServiceRequest, NotDuis> {
  const header = at(root, 'Header')
  const requestIdParts = parseRequestId(text(at(header, 'RequestID')))
  const preceding = at(header, 'PrecedingServiceRequestID')
  const precedingParts = preceding === undefined ? undefined : parseRequestId(text(preceding))
  if (requestIdParts === null || precedingParts === null) return failed(notDuis(counterTooLarge))
  return succeeded({
    schemaVersion: attributeOf(root, 'schemaVersion')?.trim() ?? '',
    requestId: formatRequestId(requestIdParts),
    requestIdParts,
    firstInSequence: optional(at(header, 'FirstInSequence'), boolean),
    precedingRequestId: precedingParts === undefined ? null : formatRequestId(precedingParts),
    commandVariant: Number(text(at(header, 'CommandVariant'))) as CommandVariant,
    serviceReference: text(at(header, 'ServiceReference')),
    serviceReferenceVariant: text(at(header, 'ServiceReferenceVariant')),
    body: readBody(at(root, 'Body')?.children[0]),
  })
}

/** Reads the element inside `Body`; total. */
export function readBody(element: CanonicalElement | undefined): RequestBody {
  const body = element === undefined ? null : requestBody.read(element)
  if (body === null) return { kind: 'other', element: element?.name ?? '' }
  switch (body.name) {
    case 'RequestHandoverOfDCCControlledDevice':
      return { kind: body.name, ...replacement(body.content, body.content.replacementCertificates) }
    case 'UpdateSecurityCredentialsKRP':
      return {
        kind: body.name,
        ...replacement(body.content, body.content.replacementCertificates.supplierOrNetworkOperatorCertificates),
      }
    case 'SignedPreCommand': {
      const { executionDateTime = null, gbcsPayload } = body.content
      return { kind: body.name, executionDateTime, gbcsPayload }
    }
    case 'ReadInventory':
      return { kind: body.name, query: inventoryQuery(body.content) }
    case 'UpdateInventory':
      return {
        kind: body.name,
        deviceId: body.content.deviceId,
        update: inventoryUpdate(body.content, element?.children[1]?.name ?? ''),
      }
    case 'RetrieveDeviceSecurityCredentialsKRP':
      return { kind: body.name, roles: body.content.remotePartyRole }
    default:
      // The name fixes the type of the content, which the compiler does not follow through so many of them.
      return { kind: 'described', element: body.name, content: body.content } as DescribedBody
  }
}

type Replacement = BodyContent<'UpdateSecurityCredentialsKRP'> | BodyContent<'RequestHandoverOfDCCControlledDevice'>
type Certificates =
  BodyContent<'UpdateSecurityCredentialsKRP'>['replacementCertificates']['supplierOrNetworkOperatorCertificates']

const replacement = (body: Replacement, certificates: Certificates): CredentialsReplacement => ({
  executionDateTime: body.executionDateTime ?? null,
  remotePartyRole: body.remotePartyRole,
  floor: body.remotePartyFloorSeqNumber ?? null,
  topUpFloor: body.remotePartyPrepaymentTopUpFloorSeqNumber ?? null,
  digitalSignature: certificates.digitalSigningCertificate ?? null,
  keyAgreement: certificates.keyAgreementCertificate ?? null,
  keyAgreementTopUp: certificates.keyAgreementTopUpCertificate ?? null,
  certificationPath: body.certificationPathCertificates.certificate,
  applyTimeBasedCpvChecks: body.applyTimeBasedCpvChecks,
})
