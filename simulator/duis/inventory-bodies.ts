import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryQuery } from '../vocabulary/inventory-query.ts'
import type { BodyContent } from './bodies/request-bodies.ts'
import { known } from './known.ts'
import type { DeviceDetailsUpdate, InventoryUpdate, MeteringPointPlace } from './request.ts'

type ReadInventory = BodyContent<'ReadInventory'>
type UpdateInventory = BodyContent<'UpdateInventory'>
type MeteringPoint = NonNullable<UpdateInventory['updateMpxn']>
type StatusExceptHub = NonNullable<UpdateInventory['updateDeviceStatusExceptCh']>
type StatusOfHub = NonNullable<UpdateInventory['updateDeviceStatusCh']>

/** What a ReadInventory asks for. */
export function inventoryQuery({ uprn, deviceId, mpxn, propertyFilter }: ReadInventory): InventoryQuery {
  if (uprn !== undefined) return { by: 'property-reference', uprn: String(uprn) }
  if (mpxn !== undefined) return { by: 'metering-point', meteringPoint: mpxn.trim() }
  if (deviceId !== undefined) return { by: 'device', deviceId }
  const { postCode, addressIdentifier } = propertyFilter
  return { by: 'property', postCode: postCode.trim(), addressIdentifier: addressIdentifier.trim() }
}

/** The body that asks for it. */
export function bodyOfInventoryQuery(query: InventoryQuery): ReadInventory {
  switch (query.by) {
    case 'device':
      return { deviceId: query.deviceId }
    case 'metering-point':
      return { mpxn: query.meteringPoint }
    case 'property-reference':
      return { uprn: Number(query.uprn) }
    case 'property':
      return { propertyFilter: { postCode: query.postCode, addressIdentifier: query.addressIdentifier } }
  }
}

/**
 * What an UpdateInventory changes.
 *
 * @param element the name of the change's element, for one of a schema newer than the simulator
 */
export function inventoryUpdate(body: UpdateInventory, element: string): InventoryUpdate {
  if (body.updateMpxn !== undefined) return meteringPointUpdate(body.updateMpxn)
  if (body.updateDeviceStatusExceptCh !== undefined)
    return { kind: 'UpdateDeviceStatusExceptCH', status: body.updateDeviceStatusExceptCh }
  if (body.updateDeviceStatusCh !== undefined)
    return { kind: 'UpdateDeviceStatusCH', status: body.updateDeviceStatusCh }
  if (body.updateDeviceDetails !== undefined)
    return { kind: 'UpdateDeviceDetails', ...details(body.updateDeviceDetails) }
  return body.deleteDevice === undefined ? { kind: 'other', element } : { kind: 'DeleteDevice' }
}

const places = {
  importMpxn: 'ImportMPxN',
  secondaryImportMpan: 'SecondaryImportMPAN',
  exportMpan: 'ExportMPAN',
} as const

function meteringPointUpdate(update: MeteringPoint): InventoryUpdate {
  const [field, meteringPoint] = Object.entries(update)[0] ?? ['importMpxn', '']
  return { kind: 'UpdateMPxN', place: places[field as keyof typeof places], meteringPoint: meteringPoint.trim() }
}

const details = (said: NonNullable<UpdateInventory['updateDeviceDetails']>): DeviceDetailsUpdate => ({
  manufacturer: said.deviceManufacturer?.trim() ?? null,
  model: said.deviceModel?.trim() ?? null,
  technicalSpecification: said.smetsChtsVersion?.trim() ?? null,
  firmwareVersion: said.firmwareVersion?.trim() ?? null,
  esmeVariant: said.esmeVariant ?? null,
})

/** The body that changes it. */
export function bodyOfInventoryUpdate(
  deviceId: EntityIdentifier,
  update: Exclude<InventoryUpdate, { kind: 'other' }>,
): UpdateInventory {
  switch (update.kind) {
    case 'UpdateMPxN':
      return { deviceId, updateMpxn: bodyOfMeteringPoint(update.place, update.meteringPoint) }
    case 'UpdateDeviceStatusExceptCH':
      // A status that the element does not take is written all the same: the DCC refuses it.
      return { deviceId, updateDeviceStatusExceptCh: update.status as StatusExceptHub }
    case 'UpdateDeviceStatusCH':
      return { deviceId, updateDeviceStatusCh: update.status as StatusOfHub }
    case 'UpdateDeviceDetails':
      return { deviceId, updateDeviceDetails: bodyOfDetails(update) }
    case 'DeleteDevice':
      return { deviceId, deleteDevice: {} }
  }
}

function bodyOfMeteringPoint(place: MeteringPointPlace, meteringPoint: string): MeteringPoint {
  switch (place) {
    case 'ImportMPxN':
      return { importMpxn: meteringPoint }
    case 'SecondaryImportMPAN':
      return { secondaryImportMpan: meteringPoint }
    case 'ExportMPAN':
      return { exportMpan: meteringPoint }
  }
}

const bodyOfDetails = (update: DeviceDetailsUpdate) =>
  known({
    deviceManufacturer: update.manufacturer,
    deviceModel: update.model,
    smetsChtsVersion: update.technicalSpecification,
    firmwareVersion: update.firmwareVersion,
    esmeVariant: update.esmeVariant,
  })
