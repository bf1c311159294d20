import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'

/** The metering points of a meter as an alert names them; null where the inventory has none. */
export function meterMpxnsOf({ importMpxn, secondaryImportMpan, exportMpan }: InventoryRecord) {
  if (importMpxn === null) return null
  return {
    importMpxn,
    ...(secondaryImportMpan !== null && { secondaryImportMpan }),
    ...(exportMpan !== null && { exportMpan }),
  }
}
