import { dateTime, hex, oneOf } from '../notation/simple-types.ts'
import { optional, optionally, sequence } from '../notation/structure.ts'
import { deviceType, eui, euiList, firmwareVersion, requestId } from '../values/identifiers.ts'

/** Alerts about firmware, by the names of their elements. */
export const firmwareAlerts = {
  FirmwareDistributionFailure: sequence({ updateFirmwareRequestId: requestId, meterIds: euiList() }),
  PPMIDAlert: sequence(
    { deviceId: eui, deviceAlertCode: hex(), timestamp: optional(dateTime) },
    optionally({
      ppmidFirmwareUpgradeAlert: sequence({
        firmwareVersion,
        activateImageResultCode: oneOf('ActivationSuccess', 'ActivationFailure'),
      }),
    }),
  ),
  FirmwareVersionMismatch: sequence({
    deviceId: eui,
    deviceType,
    firmwareVersionSmi: firmwareVersion,
    firmwareVersionDevice: firmwareVersion,
  }),
  SMETS1CHFirmwareNotification: sequence({
    deviceId: eui,
    firmwareVersion,
    firmwareVersionUpdateStatus: oneOf('UpdateRequested', 'ActivationSuccessful'),
  }),
  FirmwareUpgradeRequested: sequence({ deviceType, firmwareVersion, deviceList: euiList() }),
  CSPFirmwareDeliveryStatus: sequence({
    updateFirmwareRequestId: requestId,
    commsHubDeviceId: eui,
    targetDeviceId: eui,
    firmwareVersion,
    timeStamp: dateTime,
    commsHubTransferStatus: oneOf('Success', 'Failure'),
  }),
  CommsHubAlert: sequence(
    { commsHubDeviceId: eui, alertCode: hex(), timeStamp: optional(dateTime) },
    optionally({
      firmwareTransferAlert: sequence({
        updateFirmwareRequestId: optional(requestId),
        otherDeviceId: eui,
        firmwareVersion,
        transferResponseCode: oneOf(
          ...(['FileTransferSuccess', 'FirmwareImageDiscarded', 'HardwareVersionMismatch'] as const),
          'FileTransferFailure',
        ),
      }),
    }),
  ),
  CommsHubFirmwareActivation: sequence({ deviceId: eui, firmwareVersion }),
} as const
