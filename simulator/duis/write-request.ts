import { formatInstant, type Instant } from '../vocabulary/instant.ts'
import { element, octetsElement, optionalElement, valueElement } from './canonical-text.ts'
import type { CredentialsReplacement, RequestBody, ServiceRequest } from './request.ts'
import { writeDocument } from './write-document.ts'

/** The request as a document: canonical XML, unsigned, without white space between elements. */
export function writeRequest(request: ServiceRequest): string {
  const header =
    valueElement('RequestID', request.requestId) +
    optionalElement('FirstInSequence', request.firstInSequence) +
    optionalElement('PrecedingServiceRequestID', request.precedingRequestId) +
    valueElement('CommandVariant', request.commandVariant) +
    valueElement('ServiceReference', request.serviceReference) +
    valueElement('ServiceReferenceVariant', request.serviceReferenceVariant)
  return writeDocument('Request', request.schemaVersion, header, writeBody(request.body))
}

function writeBody(body: RequestBody): string {
  switch (body.kind) {
    case 'RequestHandoverOfDCCControlledDevice':
      return element(body.kind, writeReplacement(body, replacementCertificates(body)))
    case 'UpdateSecurityCredentialsKRP': {
      const certificates = element('SupplierOrNetworkOperatorCertificates', replacementCertificates(body))
      return element(body.kind, writeReplacement(body, certificates))
    }
    case 'SignedPreCommand':
      return element(
        body.kind,
        executionDateTime(body.executionDateTime) + octetsElement('GBCSPayload', body.gbcsPayload),
      )
    case 'other':
      return element(body.element, '')
  }
}

const writeReplacement = (body: CredentialsReplacement, certificates: string): string =>
  executionDateTime(body.executionDateTime) +
  valueElement('RemotePartyRole', body.remotePartyRole) +
  optionalElement('RemotePartyFloorSeqNumber', body.floor) +
  optionalElement('RemotePartyPrepaymentTopUpFloorSeqNumber', body.topUpFloor) +
  element('ReplacementCertificates', certificates) +
  element(
    'CertificationPathCertificates',
    body.certificationPath.map((certificate) => octetsElement('Certificate', certificate)).join(''),
  ) +
  valueElement('ApplyTimeBasedCPVChecks', body.applyTimeBasedCpvChecks)

const replacementCertificates = (body: CredentialsReplacement): string =>
  octetsElement('DigitalSigningCertificate', body.digitalSignature) +
  octetsElement('KeyAgreementCertificate', body.keyAgreement) +
  octetsElement('KeyAgreementTopUpCertificate', body.keyAgreementTopUp)

const executionDateTime = (moment: Instant | null): string =>
  optionalElement('ExecutionDateTime', moment === null ? null : formatInstant(moment))
