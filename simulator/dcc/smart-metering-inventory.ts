import type { DeviceMeteringPoint } from '../network-operator-check/contract.ts'
import type { SmiStatus } from '../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import { kindOfMeteringPoint, type MeteringPoint } from '../vocabulary/metering-point.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'

/** The Smart Metering Inventory (domain facts §8). */
export interface SmartMeteringInventory {
  /** Undefined for a device that does not exist. */
  record(device: EntityIdentifier): InventoryRecord | undefined
  /** Records a device anew; durable once resolved. */
  put(record: InventoryRecord): Promise<void>
}

const prefix = 'dcc/inventory/'

/** @param source the inventory as it stood at first, computed on demand; only what changed is stored */
export function createSmartMeteringInventory(
  source: (device: EntityIdentifier) => InventoryRecord | undefined,
  journal: Journal,
): SmartMeteringInventory {
  const changed = new Map<string, InventoryRecord>()
  for (const [key, record] of journal.values(prefix)) changed.set(key.slice(prefix.length), record as InventoryRecord)

  return {
    record: (device) => changed.get(device) ?? source(device),
    async put(record) {
      await journal.commit({ put: new Map([[prefix + record.deviceId, record]]) })
      changed.set(record.deviceId, record)
    },
  }
}

/** A GSME that has left service no longer says where the gas is metered (NOC-6). */
const outOfService: readonly SmiStatus[] = ['Decommissioned', 'Withdrawn', 'Suspended']

/** Every metering point of a device; a GPF has those of the GSMEs in service that are joined to it. */
export function meteringPointsOf(
  device: InventoryRecord,
  inventory: Pick<SmartMeteringInventory, 'record'>,
): readonly DeviceMeteringPoint[] {
  if (device.type === 'GPF') return device.joined.flatMap((gsme) => pointThrough(gsme, inventory))
  return [
    ...point(device.importMpxn, 'import'),
    ...point(device.secondaryImportMpan, 'secondary'),
    ...point(device.exportMpan, 'export'),
  ]
}

/**
 * The metering point that says who supplies the device and whose network it hangs on; null where there is none, or
 * where GSMEs of different metering points leave it open (NOC-6).
 */
export function determiningPoint(points: readonly DeviceMeteringPoint[]): MeteringPoint | null {
  const imports = new Set(points.filter(({ purpose }) => purpose === 'import').map(({ value }) => value))
  const [only] = imports
  return imports.size === 1 && only !== undefined ? (only as MeteringPoint) : null
}

function pointThrough(
  gsme: EntityIdentifier,
  inventory: Pick<SmartMeteringInventory, 'record'>,
): readonly DeviceMeteringPoint[] {
  const record = inventory.record(gsme)
  if (record === undefined || outOfService.includes(record.status)) return []
  return point(record.importMpxn, 'import').map((through) => ({ ...through, through: gsme }))
}

const point = (value: MeteringPoint | null, purpose: DeviceMeteringPoint['purpose']): readonly DeviceMeteringPoint[] =>
  value === null ? [] : [{ kind: kindOfMeteringPoint(value), value, purpose }]
