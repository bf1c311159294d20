import { formatRequestId, parseRequestId, type ResponseId } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { dccAlert, responseContent } from './bodies/body-codec.ts'
import { inventoryDevice } from './inventory-answer.ts'
import { counterTooLarge, type NotDuis, notDuis } from './not-duis.ts'
import type { DccAlert, DuisResponse, ResponseBody, ResponseContent } from './response.ts'
import { dateTime, octets, optional, text } from './values.ts'
import { at, attributeOf, type CanonicalElement } from './xml/canonical-reader.ts'

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
  const read = responseContent.read(element)
  if (read === null) return { kind: 'other', element: element.name }
  switch (read.name) {
    case 'GBCSPayload':
      return { kind: read.name, payload: read.content }
    case 'PreCommand':
      return { kind: read.name, gbcsVersion: read.content.gbcsVersion, payload: read.content.gbcsPayload }
    case 'LocalCommand':
      return { kind: read.name, payload: read.content.gbcsPayload }
    case 'FutureDatedDeviceAlertMessage': {
      const { futureDatedAlertCode, gbcsPayload, instructionNumber, totalCommandInstructions } = read.content
      const counts = { instructionNumber, totalCommandInstructions }
      return { kind: read.name, alertCode: futureDatedAlertCode, payload: gbcsPayload, ...counts }
    }
    case 'DSPScheduleID':
      return { kind: read.name, scheduleId: read.content }
    case 'DSPInventory':
      return { kind: read.name, devices: read.content.device.map(inventoryDevice) }
    default:
      // The name fixes the type of the content, which the compiler does not follow through all of them.
      return { kind: 'described', element: read.name, content: read.content } as ResponseContent
  }
}

function readAlert(element: CanonicalElement | undefined): DccAlert {
  const read = element === undefined ? null : dccAlert.read(element)
  if (read === null) return { kind: 'other', element: element?.name ?? '' }
  if (read.name !== 'SecurityCredentialsUpdated')
    return { kind: 'described', element: read.name, content: read.content } as DccAlert
  const { deviceId, remotePartyRole, remotePartySeqNumberChange: change, certificates } = read.content
  return {
    kind: read.name,
    deviceId,
    remotePartyRole,
    floors:
      change === undefined
        ? null
        : {
            floor: change.remotePartyFloorSeqNumber,
            topUpFloor: change.remotePartyPrepaymentTopUpFloorSeqNumber ?? null,
          },
    certificates: certificates.map(({ certificateType, certificateHash }) => {
      return { type: certificateType, hash: certificateHash }
    }),
  }
}
