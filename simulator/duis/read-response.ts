import type { DeviceType, SmiStatus } from '../vocabulary/device-type.ts'
import { formatRequestId, parseRequestId, type ResponseId } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { at, attributeOf, type CanonicalElement } from './canonical-reader.ts'
import { counterTooLarge, type NotDuis, notDuis } from './not-duis.ts'
import type {
  CertificateType,
  DccAlert,
  DuisResponse,
  InventoryDevice,
  ProductStatus,
  ResponseBody,
  ResponseContent,
} from './response.ts'
import { dateTime, entityIdentifier, integer, octets, optional, remotePartyRole, text } from './values.ts'

/** Reads a schema-valid `sr:Response`. */
export function readDuisResponse(root: CanonicalElement): Result<DuisResponse, NotDuis> {
  const header = at(root, 'Header')
  const [requestId, responseId] = ['RequestID', 'ResponseID'].map((name) => {
    const element = at(header, name)
    return element === undefined ? undefined : parseRequestId(text(element))
  })
  if (requestId === null || responseId === null) return failed(notDuis(counterTooLarge))
  const body = readBody(at(root, 'Body')?.children[0])
  if (body === null)
    return failed(notDuis('Its body is none of ResponseMessage, DCCAlertMessage and DeviceAlertMessage.'))
  return succeeded({
    schemaVersion: attributeOf(root, 'schemaVersion')?.trim() ?? '',
    requestId: requestId === undefined ? null : formatRequestId(requestId),
    // A ResponseID is read in its own order: its first part is the target of the request.
    responseId: responseId === undefined ? null : (formatRequestId(responseId) as string as ResponseId),
    responseCode: text(at(header, 'ResponseCode')),
    responseDateTime: dateTime(at(header, 'ResponseDateTime')),
    body,
  })
}

function readBody(element: CanonicalElement | undefined): ResponseBody | null {
  switch (element?.name) {
    case 'ResponseMessage':
      return {
        kind: 'ResponseMessage',
        serviceReference: text(at(element, 'ServiceReference')),
        serviceReferenceVariant: text(at(element, 'ServiceReferenceVariant')),
        // After the two references.
        content: optional(element.children[2], readContent),
      }
    case 'DCCAlertMessage':
      return {
        kind: 'DCCAlertMessage',
        alertCode: text(at(element, 'DCCAlertCode')),
        alert: readAlert(at(element, 'DCCAlert')?.children[0]),
      }
    case 'DeviceAlertMessage':
      return {
        kind: 'DeviceAlertMessage',
        alertCode: text(at(element, 'AlertCode')).toUpperCase(),
        gbcsPayload: octets(at(element, 'GBCSPayload')),
      }
    default:
      return null
  }
}

function readContent(element: CanonicalElement): ResponseContent {
  const kind = element.name
  const payload = () => octets(at(element, 'GBCSPayload'))
  switch (kind) {
    case 'GBCSPayload':
      return { kind, payload: octets(element) }
    case 'PreCommand':
      return { kind, gbcsVersion: text(at(element, 'GBCSVersion')), payload: payload() }
    case 'LocalCommand':
      return { kind, payload: payload() }
    case 'FutureDatedDeviceAlertMessage':
      return {
        kind,
        alertCode: text(at(element, 'FutureDatedAlertCode')).toUpperCase(),
        payload: payload(),
        instructionNumber: Number(text(at(element, 'InstructionNumber'))),
        totalCommandInstructions: Number(text(at(element, 'TotalCommandInstructions'))),
      }
    case 'DSPScheduleID':
      return { kind, scheduleId: Number(text(element)) }
    case 'DSPInventory':
      return { kind, devices: element.children.map(readDevice) }
    default:
      return { kind: 'other', element: kind }
  }
}

const readDevice = (element: CanonicalElement): InventoryDevice => ({
  deviceId: entityIdentifier(at(element, 'DeviceID')),
  deviceType: text(at(element, 'DeviceType')) as DeviceType,
  status: optional(at(element, 'DeviceStatus'), text) as SmiStatus | null,
  manufacturer: text(at(element, 'DeviceManufacturer')),
  model: text(at(element, 'DeviceModel')),
  technicalSpecification: optional(at(element, 'SMETSCHTSVersion'), text),
  firmwareVersion: optional(at(element, 'DeviceFirmwareVersion'), text),
  firmwareVersionStatus: optional(at(element, 'DeviceFirmwareVersionStatus'), text) as ProductStatus | null,
  cplStatus: optional(at(element, 'CPLStatus'), text) as ProductStatus | null,
  // A day, whatever time zone it is written with.
  dateCommissioned: optional(at(element, 'DateCommissioned'), (date) => text(date).trim().slice(0, 10)),
  importMpxn: optional(at(element, 'ImportMPxN'), text),
  secondaryImportMpan: optional(at(element, 'SecondaryImportMPAN'), text),
  exportMpan: optional(at(element, 'ExportMPAN'), text),
  esmeVariant: optional(at(element, 'ESMEVariant'), text),
  uprn: optional(at(element, 'UPRN'), (uprn) => String(integer(uprn))),
  property: optional(at(element, 'PropertyFilter'), (property) => ({
    postCode: text(at(property, 'PostCode')),
    addressIdentifier: text(at(property, 'AddressIdentifier')),
  })),
  cspRegion: optional(at(element, 'CSPRegion'), text),
  gbcsVersion: optional(at(element, 'DeviceGBCSVersion'), text),
  hanVariant: optional(at(element, 'HANVariant'), text),
  connectivity: optional(at(element, 'Connectivity'), text),
})

function readAlert(element: CanonicalElement | undefined): DccAlert {
  const role = remotePartyRole(at(element, 'RemotePartyRole'))
  if (element?.name !== 'SecurityCredentialsUpdated' || role === null) {
    return { kind: 'other', element: element?.name ?? '' }
  }
  return {
    kind: 'SecurityCredentialsUpdated',
    deviceId: entityIdentifier(at(element, 'DeviceID')),
    remotePartyRole: role,
    floors: optional(at(element, 'RemotePartySeqNumberChange'), (change) => {
      return {
        floor: integer(at(change, 'RemotePartyFloorSeqNumber')),
        topUpFloor: optional(at(change, 'RemotePartyPrepaymentTopUpFloorSeqNumber'), integer),
      }
    }),
    certificates: element.children
      .filter(({ name }) => name === 'Certificates')
      .map((certificate) => {
        return {
          type: text(at(certificate, 'CertificateType')) as CertificateType,
          hash: octets(at(certificate, 'CertificateHash')),
        }
      }),
  }
}
