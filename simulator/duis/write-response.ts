import { formatInstant } from '../vocabulary/instant.ts'
import { element, octetsElement, optionalElement, valueElement } from './canonical-text.ts'
import type { DccAlert, DuisResponse, InventoryDevice, ResponseBody, ResponseContent } from './response.ts'
import { writeDocument, writeProperty } from './write-document.ts'

/** The response as a document: canonical XML, unsigned, without white space between elements. */
export function writeResponse(response: DuisResponse): string {
  const header =
    optionalElement('RequestID', response.requestId) +
    optionalElement('ResponseID', response.responseId) +
    valueElement('ResponseCode', response.responseCode) +
    valueElement('ResponseDateTime', formatInstant(response.responseDateTime))
  return writeDocument('Response', response.schemaVersion, header, writeBody(response.body))
}

function writeBody(body: ResponseBody): string {
  switch (body.kind) {
    case 'ResponseMessage':
      return element(
        body.kind,
        valueElement('ServiceReference', body.serviceReference) +
          valueElement('ServiceReferenceVariant', body.serviceReferenceVariant) +
          (body.content === null ? '' : writeContent(body.content)),
      )
    case 'DCCAlertMessage':
      return element(
        body.kind,
        valueElement('DCCAlertCode', body.alertCode) + element('DCCAlert', writeAlert(body.alert)),
      )
    case 'DeviceAlertMessage':
      return element(
        body.kind,
        valueElement('AlertCode', body.alertCode) + octetsElement('GBCSPayload', body.gbcsPayload),
      )
  }
}

function writeContent(content: ResponseContent): string {
  switch (content.kind) {
    case 'GBCSPayload':
      return octetsElement(content.kind, content.payload)
    case 'PreCommand':
      return element(
        content.kind,
        valueElement('GBCSVersion', content.gbcsVersion) + octetsElement('GBCSPayload', content.payload),
      )
    case 'LocalCommand':
      return element(content.kind, octetsElement('GBCSPayload', content.payload))
    case 'FutureDatedDeviceAlertMessage':
      return element(
        content.kind,
        valueElement('FutureDatedAlertCode', content.alertCode) +
          octetsElement('GBCSPayload', content.payload) +
          valueElement('InstructionNumber', content.instructionNumber) +
          valueElement('TotalCommandInstructions', content.totalCommandInstructions),
      )
    case 'DSPScheduleID':
      return valueElement(content.kind, content.scheduleId)
    case 'DSPInventory':
      return element(content.kind, content.devices.map((device) => element('Device', writeDevice(device))).join(''))
    case 'other':
      return element(content.element, '')
  }
}

const writeDevice = (device: InventoryDevice): string =>
  valueElement('DeviceID', device.deviceId) +
  valueElement('DeviceType', device.deviceType) +
  optionalElement('DeviceStatus', device.status) +
  valueElement('DeviceManufacturer', device.manufacturer) +
  valueElement('DeviceModel', device.model) +
  optionalElement('SMETSCHTSVersion', device.technicalSpecification) +
  optionalElement('DeviceFirmwareVersion', device.firmwareVersion) +
  optionalElement('DeviceFirmwareVersionStatus', device.firmwareVersionStatus) +
  optionalElement('CPLStatus', device.cplStatus) +
  optionalElement('DateCommissioned', device.dateCommissioned === null ? null : `${device.dateCommissioned}Z`) +
  optionalElement('ImportMPxN', device.importMpxn) +
  optionalElement('SecondaryImportMPAN', device.secondaryImportMpan) +
  optionalElement('ExportMPAN', device.exportMpan) +
  optionalElement('ESMEVariant', device.esmeVariant) +
  optionalElement('UPRN', device.uprn) +
  (device.property === null ? '' : element('PropertyFilter', writeProperty(device.property))) +
  optionalElement('CSPRegion', device.cspRegion) +
  optionalElement('DeviceGBCSVersion', device.gbcsVersion) +
  optionalElement('HANVariant', device.hanVariant) +
  optionalElement('Connectivity', device.connectivity)

function writeAlert(alert: DccAlert): string {
  if (alert.kind === 'other') return element(alert.element, '')
  return element(
    alert.kind,
    valueElement('DeviceID', alert.deviceId) +
      valueElement('RemotePartyRole', alert.remotePartyRole) +
      (alert.floors === null ? '' : element('RemotePartySeqNumberChange', writeFloors(alert.floors))) +
      alert.certificates
        .map(({ type, hash }) =>
          element('Certificates', valueElement('CertificateType', type) + octetsElement('CertificateHash', hash)),
        )
        .join(''),
  )
}

const writeFloors = (floors: { readonly floor: bigint; readonly topUpFloor: bigint | null }): string =>
  valueElement('RemotePartyFloorSeqNumber', floors.floor) +
  optionalElement('RemotePartyPrepaymentTopUpFloorSeqNumber', floors.topUpFloor)
