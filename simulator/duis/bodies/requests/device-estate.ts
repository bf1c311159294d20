import { base64, date, dateTime, hex, oneOf, positive } from '../notation/simple-types.ts'
import { choice, nothing, optional, sequence } from '../notation/structure.ts'
import { certificate, certificationPath } from '../values/certificates.ts'
import {
  addressIdentifier,
  deviceType,
  esmeVariant,
  eui,
  firmwareVersion,
  mpan,
  mpxn,
  postCode,
  requestId,
  sequenceNumber,
  shortText,
  technicalSpecificationVersion,
  uprn,
} from '../values/identifiers.ts'
import { futureDated } from '../values/moments.ts'
import { synchroniseClock } from './device-configuration.ts'
import { hubStatus } from './hub-status.ts'

/** What tells a property by its address. */
export const propertyFilter = sequence({ postCode, addressIdentifier })

/** The metering points of a meter. */
export const meterMpxns = sequence({
  importMpxn: mpxn,
  secondaryImportMpan: optional(mpan),
  exportMpan: optional(mpan),
})

const updateInventory = sequence(
  { deviceId: eui },
  choice({
    updateDeviceStatusExceptCh: oneOf('Pending', 'InstalledNotCommissioned'),
    updateDeviceStatusCh: oneOf('Commissioned', 'Withdrawn', 'InstalledNotCommissioned'),
    updateDeviceDetails: sequence({
      deviceManufacturer: optional(shortText),
      deviceModel: optional(shortText),
      smetsChtsVersion: optional(technicalSpecificationVersion),
      firmwareVersion: optional(firmwareVersion),
      esmeVariant: optional(esmeVariant),
    }),
    deleteDevice: nothing,
    updateMpxn: sequence(choice({ importMpxn: mpxn, secondaryImportMpan: mpan, exportMpan: mpan })),
  }),
)

const updateHanDeviceLog = sequence(futureDated, {
  deviceId: eui,
  requestType: oneOf('Add', 'Remove'),
  addDeviceToChfWhitelist: optional(
    sequence({
      // Seconds for which the device may join.
      joinTimePeriod: positive(3600),
      installCode: hex({ minLength: 6, maxLength: 16 }),
      importMpxn: optional(mpxn),
      secondaryImportMpan: optional(mpan),
      exportMpan: optional(mpan),
    }),
  ),
})

const otherDevice = sequence({ otherDeviceId: eui })

/** Service References 8: which devices there are, and which belong together. */
export const deviceEstate = {
  CommissionDeviceSynchroniseClock: synchroniseClock,
  ReadInventory: sequence(choice({ uprn, deviceId: eui, mpxn, propertyFilter })),
  DecommissionDevice: sequence({ deviceId: eui }),
  UpdateInventory: updateInventory,
  ServiceOptOut: sequence(
    {
      executionDateTime: dateTime,
      acbFloorSeqNumber: sequenceNumber,
      replacementCertificates: sequence({
        digitalSigningCertificate: optional(certificate),
        keyAgreementCertificate: certificate,
      }),
    },
    certificationPath,
  ),
  ServiceOptIn: sequence({ deviceId: eui, deviceType, mpxns: meterMpxns, optInDate: date }),
  JoinServiceCritical: otherDevice,
  JoinServiceNonCritical: otherDevice,
  UnjoinServiceCritical: otherDevice,
  UnjoinServiceNonCritical: otherDevice,
  ReadDeviceLog: sequence(futureDated, { readSecurityDetails: optional(nothing) }),
  UpdateHANDeviceLog: updateHanDeviceLog,
  RestoreHANDeviceLog: sequence({ oldChfId: eui }),
  RestoreGPFDeviceLog: sequence({ oldGpfId: eui }),
  ReturnLocalCommandResponse: sequence({
    originalRequestId: optional(requestId),
    deviceGbcsResponse: base64(),
  }),
  ...hubStatus,
} as const
