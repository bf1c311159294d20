import { deviceStatusChangeEvent } from './alerts/device-status.ts'
import { dualBandAlert } from './alerts/dual-band.ts'
import { firmwareAlerts } from './alerts/firmware.ts'
import { base64, bigInteger, date, dateTime, oneOf, text } from './notation/simple-types.ts'
import { choice, choiceOf, list, optional, sequence } from './notation/structure.ts'
import { meterMpxns } from './requests/device-estate.ts'
import {
  deviceType,
  esmeVariant,
  eui,
  mpxn,
  remotePartyRole,
  requestId,
  scheduleId,
  sequenceNumber,
} from './values/identifiers.ts'

const hubsAndProxies = sequence({ oldChfDeviceId: eui, newChfDeviceId: eui, oldGpfDeviceId: eui, newGpfDeviceId: eui })

/** The quarantine's own reference has up to twenty digits. */
const breach = sequence({
  requestId,
  quarantineEventRef: bigInteger({ totalDigits: 20 }),
})

const securityCredentialsUpdated = sequence({
  deviceId: eui,
  remotePartyRole,
  remotePartySeqNumberChange: optional(
    sequence({
      remotePartyFloorSeqNumber: sequenceNumber,
      remotePartyPrepaymentTopUpFloorSeqNumber: optional(sequenceNumber),
    }),
  ),
  certificates: list(
    sequence({
      certificateType: oneOf('DigitalSigning', 'KeyAgreement', 'KeyAgreementTopUp'),
      // SHA-1 over the DER.
      certificateHash: base64(),
    }),
    1,
    3,
  ),
})

/** What a DCC Alert may say, by the name of its element; all of DUIS but S1SPAlertDSP, which carries a signed document. */
export const dccAlerts = {
  PowerOutageEvent: sequence({ commsHubDeviceId: eui, startDateTime: dateTime, mpxn }),
  DeviceStatusChangeEvent: deviceStatusChangeEvent,
  DSPScheduleRemoval: sequence({ deviceId: eui, dspScheduleId: scheduleId }),
  CommandFailure: sequence({ commandRequestId: requestId, dspScheduleId: optional(scheduleId), deviceId: eui }),
  UpdateHANDeviceLogResult: sequence({ updateHanDeviceLogServiceRequestId: requestId }),
  ChangeOfSupplier: sequence(
    choiceOf(
      {
        changeOfSupplierServiceRequestId: requestId,
        ecosErrorCode: optional(text({ minLength: 3, maxLength: 3 })),
      },
      { deviceChangeOfSupplier: sequence({ deviceId: eui, deviceType, mpxns: meterMpxns }) },
    ),
  ),
  DeviceLogRestored: sequence(
    { restoredDate: date },
    choice({ chfDeviceLog: hubsAndProxies, gpfDeviceLog: hubsAndProxies }),
  ),
  SecurityCredentialsUpdated: securityCredentialsUpdated,
  PPMIDRemoval: sequence({ ppmidDeviceId: eui, chfDeviceId: eui }),
  QuarantinedRequest: sequence(
    choice({ adUserThresholdBreach: breach, adDccThresholdBreach: breach, adAttributeLimitsBreach: breach }),
  ),
  DualBandCHAlert: dualBandAlert,
  ALCSHCALCSConfigurationChange: sequence({
    esmeDeviceId: eui,
    esmeVariant: optional(esmeVariant),
    deviceGbcsVersion: optional(text()),
  }),
  ECoSAlert: sequence({
    alertId: requestId,
    requestId: optional(requestId),
    ecosAlertCode: text(),
    deviceId: eui,
    additionalInformation: optional(text()),
  }),
  CoSCertificateAlert: sequence({ deviceId: eui, certificateSerialNumber: optional(bigInteger()) }),
  DUISVersionMismatch: sequence(
    choice({
      dccAlertVersionMismatch: sequence({
        dccAlertCode: text(),
        deviceId: optional(eui),
        requestId: optional(requestId),
      }),
      serviceResponseVersionMismatch: sequence({
        requestId,
        serviceReference: text(),
        serviceReferenceVariant: text(),
        serviceRequestDuisVersion: text(),
      }),
    }),
    { serviceUserDuisVersion: text() },
  ),
  ...firmwareAlerts,
} as const
