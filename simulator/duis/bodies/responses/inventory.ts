import { date, oneOf, text } from '../notation/simple-types.ts'
import { list, optional, sequence } from '../notation/structure.ts'
import { propertyFilter } from '../requests/device-estate.ts'
import {
  cspRegion,
  deviceType,
  esmeVariant,
  eui,
  firmwareVersion,
  mpan,
  mpxn,
  shortText,
  technicalSpecificationVersion,
  uprn,
} from '../values/identifiers.ts'

const deviceStatus = oneOf(
  ...(['Pending', 'Whitelisted', 'InstalledNotCommissioned', 'Commissioned', 'Decommissioned'] as const),
  ...(['Withdrawn', 'Suspended', 'Recovery', 'Recovered'] as const),
)
const productStatus = oneOf('Active', 'Cancelled', 'Expired', 'Withdrawn')

const device = sequence({
  deviceId: eui,
  deviceType,
  deviceStatus: optional(deviceStatus),
  deviceManufacturer: shortText,
  deviceModel: shortText,
  smetsChtsVersion: optional(technicalSpecificationVersion),
  deviceFirmwareVersion: optional(firmwareVersion),
  deviceFirmwareVersionStatus: optional(productStatus),
  cplStatus: optional(productStatus),
  dateCommissioned: optional(date),
  importMpxn: optional(mpxn),
  secondaryImportMpan: optional(mpan),
  exportMpan: optional(mpan),
  esmeVariant: optional(esmeVariant),
  uprn: optional(uprn),
  propertyFilter: optional(propertyFilter),
  cspRegion: optional(cspRegion),
  deviceGbcsVersion: optional(text()),
  hanVariant: optional(text()),
  s1sp: optional(text()),
  connectivity: optional(oneOf('Cellular', 'Virtual')),
})

/** What 8.2 Read Inventory answers. */
export const inventory = sequence({ device: list(device, 1, 17) })
