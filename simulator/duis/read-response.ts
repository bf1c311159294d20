import type { XmlElement } from 'libxml2-wasm'
import type { DeviceType, SmiStatus } from '../vocabulary/device-type.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { formatRequestId, parseRequestId, type ResponseId } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { elementsOf, type Fields, fieldsOf, firstElement } from './elements.ts'
import { counterTooLarge, type NotDuis, notDuis } from './not-duis.ts'
import type {
  CertificateType,
  DccAlert,
  DuisResponse,
  InventoryDevice,
  ResponseBody,
  ResponseContent,
} from './response.ts'
import { dateTime, integer, octets, optional, remotePartyRole, text } from './values.ts'

/** Reads a schema-valid `sr:Response`. */
export function readDuisResponse(root: XmlElement): Result<DuisResponse, NotDuis> {
  const parts = fieldsOf(root)
  const header = fieldsOf(parts.one('Header'))
  const [requestId, responseId] = ['RequestID', 'ResponseID'].map((name) => {
    const element = header.one(name)
    return element === undefined ? undefined : parseRequestId(text(element))
  })
  if (requestId === null || responseId === null) return failed(notDuis(counterTooLarge))
  const body = readBody(firstElement(parts.one('Body')))
  if (body === null)
    return failed(notDuis('Its body is none of ResponseMessage, DCCAlertMessage and DeviceAlertMessage.'))
  return succeeded({
    schemaVersion: root.attr('schemaVersion')?.value.trim() ?? '',
    requestId: requestId === undefined ? null : formatRequestId(requestId),
    // A ResponseID is read in its own order: its first part is the target of the request.
    responseId: responseId === undefined ? null : (formatRequestId(responseId) as string as ResponseId),
    responseCode: text(header.one('ResponseCode')),
    responseDateTime: dateTime(header.one('ResponseDateTime')),
    body,
  })
}

function readBody(element: XmlElement | undefined): ResponseBody | null {
  const fields = fieldsOf(element)
  switch (element?.name) {
    case 'ResponseMessage': {
      const [, , content] = elementsOf(element)
      return {
        kind: 'ResponseMessage',
        serviceReference: text(fields.one('ServiceReference')),
        serviceReferenceVariant: text(fields.one('ServiceReferenceVariant')),
        content: optional(content, readContent),
      }
    }
    case 'DCCAlertMessage':
      return {
        kind: 'DCCAlertMessage',
        alertCode: text(fields.one('DCCAlertCode')),
        alert: readAlert(firstElement(fields.one('DCCAlert'))),
      }
    case 'DeviceAlertMessage':
      return {
        kind: 'DeviceAlertMessage',
        alertCode: text(fields.one('AlertCode')).toUpperCase(),
        gbcsPayload: octets(fields.one('GBCSPayload')),
      }
    default:
      return null
  }
}

function readContent(element: XmlElement): ResponseContent {
  const kind = element.name
  const fields = fieldsOf(element)
  const payload = () => octets(fields.one('GBCSPayload'))
  switch (kind) {
    case 'GBCSPayload':
      return { kind, payload: octets(element) }
    case 'PreCommand':
      return { kind, gbcsVersion: text(fields.one('GBCSVersion')), payload: payload() }
    case 'LocalCommand':
      return { kind, payload: payload() }
    case 'FutureDatedDeviceAlertMessage':
      return {
        kind,
        alertCode: text(fields.one('FutureDatedAlertCode')).toUpperCase(),
        payload: payload(),
        instructionNumber: Number(text(fields.one('InstructionNumber'))),
        totalCommandInstructions: Number(text(fields.one('TotalCommandInstructions'))),
      }
    case 'DSPScheduleID':
      return { kind, scheduleId: Number(text(element)) }
    case 'DSPInventory':
      return { kind, devices: fields.all('Device').map((device) => readDevice(fieldsOf(device))) }
    default:
      return { kind: 'other', element: kind }
  }
}

const readDevice = (fields: Fields): InventoryDevice => ({
  deviceId: entityIdentifierOf(fields.one('DeviceID')),
  deviceType: text(fields.one('DeviceType')) as DeviceType,
  status: optional(fields.one('DeviceStatus'), text) as SmiStatus | null,
  manufacturer: text(fields.one('DeviceManufacturer')),
  model: text(fields.one('DeviceModel')),
  importMpxn: optional(fields.one('ImportMPxN'), text),
  secondaryImportMpan: optional(fields.one('SecondaryImportMPAN'), text),
  exportMpan: optional(fields.one('ExportMPAN'), text),
  gbcsVersion: optional(fields.one('DeviceGBCSVersion'), text),
})

function readAlert(element: XmlElement | undefined): DccAlert {
  const fields = fieldsOf(element)
  const role = remotePartyRole(fields.one('RemotePartyRole'))
  if (element?.name !== 'SecurityCredentialsUpdated' || role === null) {
    return { kind: 'other', element: element?.name ?? '' }
  }
  return {
    kind: 'SecurityCredentialsUpdated',
    deviceId: entityIdentifierOf(fields.one('DeviceID')),
    remotePartyRole: role,
    floors: optional(fields.one('RemotePartySeqNumberChange'), (change) => {
      const numbers = fieldsOf(change)
      return {
        floor: integer(numbers.one('RemotePartyFloorSeqNumber')),
        topUpFloor: optional(numbers.one('RemotePartyPrepaymentTopUpFloorSeqNumber'), integer),
      }
    }),
    certificates: fields.all('Certificates').map((certificate) => {
      const described = fieldsOf(certificate)
      return {
        type: text(described.one('CertificateType')) as CertificateType,
        hash: octets(described.one('CertificateHash')),
      }
    }),
  }
}

/** The schema has seen to it that it is one. */
const entityIdentifierOf = (element: XmlElement | undefined): EntityIdentifier =>
  parseEntityIdentifier(text(element)) ?? (text(element) as EntityIdentifier)
