import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import type { SimulatedDeviceType } from '../vocabulary/trust-anchor-cell.ts'
import { deviceDetailsOf } from './device-details.ts'
import type { Premises } from './premises.ts'

const gbcsVersion = '4.2'

/** What the Smart Metering Inventory knows of a device of the premises when the world begins. */
export function inventoryRecordOf(type: SimulatedDeviceType, premises: Premises): InventoryRecord {
  const { devices, mprn, mpan, secondaryImportMpan, exportMpan, supplier, postCode, addressIdentifier } = premises
  const isEsme = type === 'ESME'
  // As in the published inventory, a GPF that was not handed over yet is not commissioned
  // (docs/domain/inventory.md#gpf).
  const status = type === 'GPF' ? 'InstalledNotCommissioned' : 'Commissioned'
  return {
    deviceId: devices[type],
    type,
    status,
    communicationsHub: devices.CHF,
    importMpxn: isEsme ? mpan : type === 'GSME' ? mprn : null,
    secondaryImportMpan: isEsme ? secondaryImportMpan : null,
    exportMpan: isEsme ? exportMpan : null,
    joined: type === 'GPF' ? [devices.GSME] : [],
    responsibleSupplier: supplier.entityIdentifier,
    gbcsVersion,
    uprn: premises.uprn,
    postCode,
    addressIdentifier,
    details: deviceDetailsOf(type, premises, status === 'Commissioned'),
  }
}
