import { base64, hex } from '../notation/simple-types.ts'
import { choice, nothing, optional, sequence } from '../notation/structure.ts'
import {
  deviceType,
  esmeVariant,
  eui,
  euiList,
  firmwareVersion,
  shortText,
  technicalSpecificationVersion,
  uprn,
} from '../values/identifiers.ts'
import { futureDated } from '../values/moments.ts'
import { propertyFilter } from './device-estate.ts'

const newFirmware = sequence({
  firmwareImage: base64({ maxLength: 10_240_000 }),
  firmwareVersion,
  deviceIdList: euiList(1_199_999),
})

/** By what a property is looked for. */
export const requestWanMatrix = sequence(choice({ uprn, partialAddress: propertyFilter }))

/** Service References 9 to 14: customer identification, firmware, ordering of devices, gas networks. */
export const otherServices = {
  RequestCustomerIdentificationNumber: nothing,
  UpdateFirmware: newFirmware,
  ReadFirmwareVersion: sequence(futureDated),
  // SHA-256 of the image.
  ActivateFirmware: sequence(futureDated, { firmwareHash: hex({ minLength: 32, maxLength: 32 }) }),
  UpdatePPMIDFirmware: newFirmware,
  RequestWANMatrix: requestWanMatrix,
  DevicePrenotification: sequence({
    deviceId: eui,
    deviceManufacturer: shortText,
    deviceModel: shortText,
    deviceType,
    smetsChtsVersion: optional(technicalSpecificationVersion),
    firmwareVersion: optional(firmwareVersion),
    esmeVariant: optional(esmeVariant),
    associatedGpfDeviceId: optional(eui),
  }),
  RecordNetworkDataGAS: nothing,
} as const
