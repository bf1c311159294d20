import { formatInstant } from '../vocabulary/instant.ts'
import { dccAlert, responseContent } from './bodies/body-codec.ts'
import { bodyOfInventoryDevice } from './inventory-answer.ts'
import { known } from './known.ts'
import type { DccAlert, DuisResponse, ResponseBody, ResponseContent } from './response.ts'
import { element, octetsElement, optionalElement, valueElement, writeDocument } from './xml/canonical-text.ts'

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
      return responseContent.write(content.kind, content.payload)
    case 'PreCommand':
      return responseContent.write(content.kind, { gbcsVersion: content.gbcsVersion, gbcsPayload: content.payload })
    case 'LocalCommand':
      return responseContent.write(content.kind, { gbcsPayload: content.payload })
    case 'FutureDatedDeviceAlertMessage': {
      const { alertCode, payload, instructionNumber, totalCommandInstructions } = content
      const counts = { instructionNumber, totalCommandInstructions }
      return responseContent.write(content.kind, {
        // A device that keeps a Command for later tells of it by these two alone.
        futureDatedAlertCode: alertCode as '8F66' | '8F67',
        gbcsPayload: payload,
        ...counts,
      })
    }
    case 'DSPScheduleID':
      return responseContent.write(content.kind, content.scheduleId)
    case 'DSPInventory':
      return responseContent.write(content.kind, { device: content.devices.map(bodyOfInventoryDevice) })
    case 'described':
      return responseContent.write(content.element, content.content)
    case 'other':
      return element(content.element, '')
  }
}

function writeAlert(alert: DccAlert): string {
  if (alert.kind === 'other') return element(alert.element, '')
  if (alert.kind === 'described') return dccAlert.write(alert.element, alert.content)
  const { deviceId, remotePartyRole, floors, certificates } = alert
  return dccAlert.write(alert.kind, {
    deviceId,
    remotePartyRole,
    ...(floors === null ? {} : { remotePartySeqNumberChange: bodyOfFloors(floors) }),
    certificates: certificates.map(({ type, hash }) => ({ certificateType: type, certificateHash: hash })),
  })
}

const bodyOfFloors = ({ floor, topUpFloor }: { readonly floor: bigint; readonly topUpFloor: bigint | null }) => ({
  remotePartyFloorSeqNumber: floor,
  ...known({ remotePartyPrepaymentTopUpFloorSeqNumber: topUpFloor }),
})
