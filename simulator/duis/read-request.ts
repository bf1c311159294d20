import { formatRequestId, parseRequestId } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import type { CommandVariant } from '../vocabulary/service-reference.ts'
import { at, attributeOf, type CanonicalElement } from './canonical-reader.ts'
import { counterTooLarge, type NotDuis, notDuis } from './not-duis.ts'
import { readInventoryQuery, readInventoryUpdate } from './read-inventory-bodies.ts'
import type { CredentialsReplacement, RequestBody, ServiceRequest } from './request.ts'
import { boolean, dateTime, entityIdentifier, integer, octets, optional, remotePartyRole, text } from './values.ts'

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

function readBody(element: CanonicalElement | undefined): RequestBody {
  const name = element?.name ?? ''
  switch (name) {
    case 'RequestHandoverOfDCCControlledDevice':
    case 'UpdateSecurityCredentialsKRP': {
      const replacement = readReplacement(element)
      return replacement === null ? { kind: 'other', element: name } : { kind: name, ...replacement }
    }
    case 'SignedPreCommand': {
      return {
        kind: name,
        executionDateTime: optional(at(element, 'ExecutionDateTime'), dateTime),
        gbcsPayload: octets(at(element, 'GBCSPayload')),
      }
    }
    case 'ReadInventory':
      return { kind: name, query: readInventoryQuery(element?.children[0]) }
    case 'UpdateInventory':
      return {
        kind: name,
        deviceId: entityIdentifier(at(element, 'DeviceID')),
        update: readInventoryUpdate(element?.children[1]),
      }
    case 'RetrieveDeviceSecurityCredentialsKRP': {
      const roles = (element?.children ?? []).map(remotePartyRole)
      const known = roles.filter((role) => role !== null)
      return known.length === roles.length ? { kind: name, roles: known } : { kind: 'other', element: name }
    }
    default:
      return { kind: 'other', element: name }
  }
}

/** Null for a Remote Party Role of a schema newer than the house. */
function readReplacement(body: CanonicalElement | undefined): CredentialsReplacement | null {
  const role = remotePartyRole(at(body, 'RemotePartyRole'))
  if (role === null) return null
  const replacing = at(body, 'ReplacementCertificates')
  // 6.15.1 wraps the certificates once more than 6.21 does.
  const certificates = at(replacing, 'SupplierOrNetworkOperatorCertificates') ?? replacing
  return {
    executionDateTime: optional(at(body, 'ExecutionDateTime'), dateTime),
    remotePartyRole: role,
    floor: optional(at(body, 'RemotePartyFloorSeqNumber'), integer),
    topUpFloor: optional(at(body, 'RemotePartyPrepaymentTopUpFloorSeqNumber'), integer),
    digitalSignature: optional(at(certificates, 'DigitalSigningCertificate'), octets),
    keyAgreement: optional(at(certificates, 'KeyAgreementCertificate'), octets),
    keyAgreementTopUp: optional(at(certificates, 'KeyAgreementTopUpCertificate'), octets),
    certificationPath: at(body, 'CertificationPathCertificates')?.children.map(octets) ?? [],
    applyTimeBasedCpvChecks: boolean(at(body, 'ApplyTimeBasedCPVChecks')),
  }
}
