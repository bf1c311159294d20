import { formatInstant, type Instant } from '../vocabulary/instant.ts'
import type { InventoryQuery } from '../vocabulary/inventory-query.ts'
import { element, octetsElement, optionalElement, valueElement } from './canonical-text.ts'
import type { CredentialsReplacement, InventoryUpdate, RequestBody, ServiceRequest } from './request.ts'
import { writeDocument, writeProperty } from './write-document.ts'

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
    case 'ReadInventory':
      return element(body.kind, writeInventoryQuery(body.query))
    case 'UpdateInventory':
      return element(body.kind, valueElement('DeviceID', body.deviceId) + writeInventoryUpdate(body.update))
    case 'RetrieveDeviceSecurityCredentialsKRP':
      return element(body.kind, body.roles.map((role) => valueElement('RemotePartyRole', role)).join(''))
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

function writeInventoryQuery(query: InventoryQuery): string {
  switch (query.by) {
    case 'device':
      return valueElement('DeviceID', query.deviceId)
    case 'metering-point':
      return valueElement('MPxN', query.meteringPoint)
    case 'property-reference':
      return valueElement('UPRN', query.uprn)
    case 'property':
      return element('PropertyFilter', writeProperty(query))
  }
}

function writeInventoryUpdate(update: InventoryUpdate): string {
  switch (update.kind) {
    case 'UpdateMPxN':
      return element(update.kind, valueElement(update.place, update.meteringPoint))
    case 'UpdateDeviceStatusExceptCH':
    case 'UpdateDeviceStatusCH':
      return valueElement(update.kind, update.status)
    case 'UpdateDeviceDetails':
      return element(
        update.kind,
        optionalElement('DeviceManufacturer', update.manufacturer) +
          optionalElement('DeviceModel', update.model) +
          optionalElement('SMETSCHTSVersion', update.technicalSpecification) +
          optionalElement('FirmwareVersion', update.firmwareVersion) +
          optionalElement('ESMEVariant', update.esmeVariant),
      )
    case 'DeleteDevice':
      return element(update.kind, '')
    case 'other':
      return element(update.element, '')
  }
}

const executionDateTime = (moment: Instant | null): string =>
  optionalElement('ExecutionDateTime', moment === null ? null : formatInstant(moment))
