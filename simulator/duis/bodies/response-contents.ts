import { base64, boolean, date, oneHexOf, oneOf, text, unsignedShort } from './notation/simple-types.ts'
import { list, optional, optionally, sequence } from './notation/structure.ts'
import { requestWanMatrix } from './requests/other-services.ts'
import { dspSchedule } from './requests/scheduling.ts'
import { inventory } from './responses/inventory.ts'
import { certificate } from './values/certificates.ts'
import { cspRegion, eui, euiList, responseCode, scheduleId } from './values/identifiers.ts'

const payload = { gbcsPayload: base64() } as const

/** Devices whose firmware is not updated, by the reason. */
const firmwareWarning = sequence({
  invalidDeviceIdList: optional(euiList()),
  notCommissionedDeviceIdList: optional(euiList()),
  notApplicableFirmwareDeviceIdList: optional(euiList()),
  otherRequestInProgressList: optional(euiList()),
  invalidGbcsVersionList: optional(euiList()),
})

const wanMatrix = sequence({
  request: requestWanMatrix,
  dspWanMatrixResponse: list(
    sequence(
      { cspRegion, cspRegionResponseCode: responseCode },
      optionally({
        coverageAvailability: boolean,
        anticipatedCoverageDate: optional(date),
        wanTechnology: text({ minLength: 1, maxLength: 30 }),
        connectivityLikelihood: oneOf('High', 'Medium', 'Low'),
        auxiliaryEquipmentRequired: optional(text({ maxLength: 50 })),
        additionalInformation: optional(text({ maxLength: 250 })),
      }),
    ),
    1,
    null,
  ),
})

/** What a Service Response may carry, by the name of its element. */
export const responseContents = {
  CINMessage: sequence(payload, { customerIdentificationNumber: text({ pattern: '[0-9]{4}' }) }),
  DSPInventory: inventory,
  DSPOptIn: sequence({
    deviceId: eui,
    dspBrokerSecurityCredentialsDigitalSigning: optional(certificate),
    dspBrokerSecurityCredentialsKeyAgreement: certificate,
  }),
  DSPSchedulesRead: sequence({
    dspSchedules: list(sequence({ dspScheduleId: scheduleId, dspScheduleDetails: dspSchedule }), 1, 99),
  }),
  DSPScheduledMessage: sequence(payload, { dspScheduleId: scheduleId }),
  DSPScheduleID: scheduleId,
  DSPUpdateFirmwareWarning: firmwareWarning,
  DSPUpdatePPMIDFirmwareWarning: firmwareWarning,
  DSPWANMatrix: wanMatrix,
  FutureDatedDeviceAlertMessage: sequence(
    // Carried out, or not.
    { futureDatedAlertCode: oneHexOf('8F66', '8F67') },
    payload,
    { instructionNumber: unsignedShort(), totalCommandInstructions: unsignedShort() },
  ),
  GBCSPayload: base64(),
  LocalCommand: sequence(payload),
  PreCommand: sequence({ gbcsVersion: text() }, payload),
} as const
