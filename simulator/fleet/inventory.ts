import type { SmiStatus } from '../vocabulary/device-type.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import { hasReached, type Stage } from '../vocabulary/stage.ts'
import type { DeviceTypeWithCells } from '../vocabulary/trust-anchor-cell.ts'
import { deviceDetailsOf } from './device-details.ts'
import type { Premises } from './premises.ts'

const gbcsVersion = '4.2'

/** Statuses at each stage, of the hub and what is in it, and of the devices that join it. */
const statuses: Readonly<
  Record<Exclude<Stage, 'manufactured'>, Readonly<Record<'CHF' | 'GPF' | 'others', SmiStatus>>>
> = {
  'pre-notified': { CHF: 'Pending', GPF: 'Pending', others: 'Pending' },
  'hub-installed': { CHF: 'Commissioned', GPF: 'InstalledNotCommissioned', others: 'Pending' },
  whitelisted: { CHF: 'Commissioned', GPF: 'InstalledNotCommissioned', others: 'Whitelisted' },
  joined: { CHF: 'Commissioned', GPF: 'InstalledNotCommissioned', others: 'InstalledNotCommissioned' },
  // As in the published inventory, a GPF that was not handed over yet is not commissioned
  // (docs/domain/inventory.md#gpf).
  commissioned: { CHF: 'Commissioned', GPF: 'InstalledNotCommissioned', others: 'Commissioned' },
}

/** What the Smart Metering Inventory knows of a device of the premises when the world begins; undefined where nothing. */
export function inventoryRecordOf(
  type: DeviceTypeWithCells,
  premises: Premises,
  stage: Stage,
): InventoryRecord | undefined {
  if (stage === 'manufactured') return undefined
  const deviceId = premises.devices[type]
  if (deviceId === undefined) return undefined
  const { devices, mprn, mpan, secondaryImportMpan, exportMpan, supplier, postCode, addressIdentifier } = premises
  const isHandedOver = type === 'GPF' && stage === 'commissioned' && premises.gpfSlot !== 'dcc-controlled'
  const isOfHub = type === 'CHF' || type === 'GPF'
  const status = isHandedOver ? 'Commissioned' : statuses[stage][isOfHub ? type : 'others']
  // A meter hangs on a hub, and is in a home, from when the hub is told of it.
  const isPlaced = hasReached(stage, isOfHub ? 'hub-installed' : 'whitelisted')
  const isPlacedEsme = isPlaced && type === 'ESME'
  return {
    deviceId,
    type,
    status,
    communicationsHub: isPlaced || isOfHub ? devices.CHF : null,
    importMpxn: isPlacedEsme ? mpan : isPlaced && type === 'GSME' ? mprn : null,
    secondaryImportMpan: isPlacedEsme ? secondaryImportMpan : null,
    exportMpan: isPlacedEsme ? exportMpan : null,
    joined: type === 'GPF' && stage === 'commissioned' ? [devices.GSME] : [],
    responsibleSupplier: supplier.entityIdentifier,
    gbcsVersion,
    uprn: isPlaced ? premises.uprn : null,
    postCode: isPlaced ? postCode : null,
    addressIdentifier: isPlaced ? addressIdentifier : null,
    details: deviceDetailsOf(type, premises, status === 'Commissioned'),
  }
}
