import type { SmiStatus } from '../vocabulary/device-type.ts'
import type { InventoryQuery } from '../vocabulary/inventory-query.ts'
import { at, type CanonicalElement } from './canonical-reader.ts'
import type { InventoryUpdate, MeteringPointPlace } from './request.ts'
import { entityIdentifier, integer, optional, text } from './values.ts'

/** The one element inside a schema-valid ReadInventory. */
export function readInventoryQuery(element: CanonicalElement | undefined): InventoryQuery {
  switch (element?.name) {
    case 'UPRN':
      return { by: 'property-reference', uprn: String(integer(element)) }
    case 'MPxN':
      return { by: 'metering-point', meteringPoint: text(element) }
    case 'PropertyFilter':
      return {
        by: 'property',
        postCode: text(at(element, 'PostCode')),
        addressIdentifier: text(at(element, 'AddressIdentifier')),
      }
    default:
      return { by: 'device', deviceId: entityIdentifier(element) }
  }
}

/** The element behind the DeviceID of a schema-valid UpdateInventory. */
export function readInventoryUpdate(element: CanonicalElement | undefined): InventoryUpdate {
  const name = element?.name ?? ''
  switch (name) {
    case 'UpdateMPxN': {
      const [point] = element?.children ?? []
      return { kind: name, place: (point?.name ?? 'ImportMPxN') as MeteringPointPlace, meteringPoint: text(point) }
    }
    case 'UpdateDeviceStatusExceptCH':
    case 'UpdateDeviceStatusCH':
      return { kind: name, status: text(element) as SmiStatus }
    case 'UpdateDeviceDetails': {
      const said = (field: string) => optional(at(element, field), text)
      return {
        kind: name,
        manufacturer: said('DeviceManufacturer'),
        model: said('DeviceModel'),
        technicalSpecification: said('SMETSCHTSVersion'),
        firmwareVersion: said('FirmwareVersion'),
        esmeVariant: said('ESMEVariant'),
      }
    }
    case 'DeleteDevice':
      return { kind: name }
    default:
      return { kind: 'other', element: name }
  }
}
