import type { XmlElement } from 'libxml2-wasm'
import { formatRequestId, parseRequestId } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import type { CommandVariant } from '../vocabulary/service-reference.ts'
import { type Fields, fieldsOf, firstElement } from './elements.ts'
import { counterTooLarge, type NotDuis, notDuis } from './not-duis.ts'
import type { CredentialsReplacement, RequestBody, ServiceRequest } from './request.ts'
import { boolean, dateTime, integer, octets, optional, remotePartyRole, text } from './values.ts'

/** Reads a schema-valid `sr:Request`. */
export function readServiceRequest(root: XmlElement): Result<ServiceRequest, NotDuis> {
  const parts = fieldsOf(root)
  const header = fieldsOf(parts.one('Header'))
  const requestIdParts = parseRequestId(text(header.one('RequestID')))
  const preceding = header.one('PrecedingServiceRequestID')
  const precedingParts = preceding === undefined ? undefined : parseRequestId(text(preceding))
  if (requestIdParts === null || precedingParts === null) return failed(notDuis(counterTooLarge))
  return succeeded({
    schemaVersion: root.attr('schemaVersion')?.value.trim() ?? '',
    requestId: formatRequestId(requestIdParts),
    requestIdParts,
    firstInSequence: optional(header.one('FirstInSequence'), boolean),
    precedingRequestId: precedingParts === undefined ? null : formatRequestId(precedingParts),
    commandVariant: Number(text(header.one('CommandVariant'))) as CommandVariant,
    serviceReference: text(header.one('ServiceReference')),
    serviceReferenceVariant: text(header.one('ServiceReferenceVariant')),
    body: readBody(firstElement(parts.one('Body'))),
  })
}

function readBody(element: XmlElement | undefined): RequestBody {
  const name = element?.name ?? ''
  switch (name) {
    case 'RequestHandoverOfDCCControlledDevice':
    case 'UpdateSecurityCredentialsKRP': {
      const replacement = readReplacement(fieldsOf(element))
      return replacement === null ? { kind: 'other', element: name } : { kind: name, ...replacement }
    }
    case 'SignedPreCommand': {
      const fields = fieldsOf(element)
      return {
        kind: name,
        executionDateTime: optional(fields.one('ExecutionDateTime'), dateTime),
        gbcsPayload: octets(fields.one('GBCSPayload')),
      }
    }
    default:
      return { kind: 'other', element: name }
  }
}

/** Null for a Remote Party Role of a schema newer than the house. */
function readReplacement(fields: Fields): CredentialsReplacement | null {
  const role = remotePartyRole(fields.one('RemotePartyRole'))
  if (role === null) return null
  const replacing = fieldsOf(fields.one('ReplacementCertificates'))
  // 6.15.1 wraps the certificates once more than 6.21 does.
  const wrapper = replacing.one('SupplierOrNetworkOperatorCertificates')
  const certificates = wrapper === undefined ? replacing : fieldsOf(wrapper)
  return {
    executionDateTime: optional(fields.one('ExecutionDateTime'), dateTime),
    remotePartyRole: role,
    floor: optional(fields.one('RemotePartyFloorSeqNumber'), integer),
    topUpFloor: optional(fields.one('RemotePartyPrepaymentTopUpFloorSeqNumber'), integer),
    digitalSignature: optional(certificates.one('DigitalSigningCertificate'), octets),
    keyAgreement: optional(certificates.one('KeyAgreementCertificate'), octets),
    keyAgreementTopUp: optional(certificates.one('KeyAgreementTopUpCertificate'), octets),
    certificationPath: fieldsOf(fields.one('CertificationPathCertificates')).all('Certificate').map(octets),
    applyTimeBasedCpvChecks: boolean(fields.one('ApplyTimeBasedCPVChecks')),
  }
}
