import type { ValueOf } from './bodies/notation/described.ts'
import { type CalendarDate, date } from './bodies/notation/simple-types.ts'
import type { responseContents } from './bodies/response-contents.ts'
import { known } from './known.ts'
import type { InventoryDevice } from './response.ts'

type Device = ValueOf<typeof responseContents.DSPInventory>['device'][number]

/** A device of an inventory answer, as the simulator has it. */
export const inventoryDevice = (device: Device): InventoryDevice => ({
  deviceId: device.deviceId,
  deviceType: device.deviceType,
  status: device.deviceStatus ?? null,
  manufacturer: device.deviceManufacturer.trim(),
  model: device.deviceModel.trim(),
  technicalSpecification: device.smetsChtsVersion?.trim() ?? null,
  firmwareVersion: device.deviceFirmwareVersion?.trim() ?? null,
  firmwareVersionStatus: device.deviceFirmwareVersionStatus ?? null,
  cplStatus: device.cplStatus ?? null,
  dateCommissioned: device.dateCommissioned === undefined ? null : dayOf(device.dateCommissioned),
  importMpxn: device.importMpxn?.trim() ?? null,
  secondaryImportMpan: device.secondaryImportMpan?.trim() ?? null,
  exportMpan: device.exportMpan?.trim() ?? null,
  esmeVariant: device.esmeVariant ?? null,
  uprn: device.uprn === undefined ? null : String(device.uprn),
  property: device.propertyFilter ?? null,
  cspRegion: device.cspRegion ?? null,
  gbcsVersion: device.deviceGbcsVersion?.trim() ?? null,
  hanVariant: device.hanVariant?.trim() ?? null,
  connectivity: device.connectivity ?? null,
})

/** The device as DUIS has it. */
export const bodyOfInventoryDevice = (device: InventoryDevice): Device => ({
  deviceId: device.deviceId,
  deviceType: device.deviceType,
  deviceManufacturer: device.manufacturer,
  deviceModel: device.model,
  ...known({
    deviceStatus: device.status,
    smetsChtsVersion: device.technicalSpecification,
    deviceFirmwareVersion: device.firmwareVersion,
    deviceFirmwareVersionStatus: device.firmwareVersionStatus,
    cplStatus: device.cplStatus,
    dateCommissioned: device.dateCommissioned === null ? null : date.read(device.dateCommissioned),
    importMpxn: device.importMpxn,
    secondaryImportMpan: device.secondaryImportMpan,
    exportMpan: device.exportMpan,
    esmeVariant: device.esmeVariant,
    uprn: device.uprn === null ? null : Number(device.uprn),
    propertyFilter: device.property,
    // The inventory's words for these two are those of DUIS.
    cspRegion: device.cspRegion as Device['cspRegion'] | null,
    deviceGbcsVersion: device.gbcsVersion,
    hanVariant: device.hanVariant,
    connectivity: device.connectivity as Device['connectivity'] | null,
  }),
})

/** A day, whatever time zone it is written with. */
const dayOf = (day: CalendarDate): string => date.write(day).slice(0, -1)
