import type { DeviceMeteringPoint } from '../../network-operator-check/contract.ts'
import type { SmiStatus } from '../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryQuery } from '../../vocabulary/inventory-query.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { kindOfMeteringPoint, type MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import { createInventorySearch, type DevicesAt } from './inventory-search.ts'

/** The Smart Metering Inventory (docs/domain/inventory.md). */
export interface SmartMeteringInventory {
  /** Undefined for a device that does not exist. */
  record(device: EntityIdentifier): InventoryRecord | undefined
  /** Every device that a query means, in the order of the premises; those that were changed last. */
  search(query: InventoryQuery): readonly InventoryRecord[]
  /** Records a device anew; durable once resolved. */
  put(record: InventoryRecord): Promise<void>
  /** Records a device anew for a commit of the caller's, who must put what is returned. Effective at once. */
  toPut(record: InventoryRecord): readonly [key: string, value: unknown]
  /** Takes a device out, in a commit of the caller's as above. */
  toDelete(device: EntityIdentifier): readonly [key: string, value: unknown]
}

const prefix = 'dcc/inventory/'

/**
 * @param source the inventory as it stood at first, computed on demand; only what changed is stored
 * @param devicesAt which devices of that inventory a query may mean
 */
export function createSmartMeteringInventory(
  source: (device: EntityIdentifier) => InventoryRecord | undefined,
  devicesAt: DevicesAt,
  journal: Journal,
): SmartMeteringInventory {
  const changed = new Map<EntityIdentifier, InventoryRecord | null>()
  for (const [key, kept] of journal.values(prefix)) {
    const device = key.slice(prefix.length) as EntityIdentifier
    changed.set(device, kept === null ? null : keptRecord(kept as InventoryRecord, source(device)))
  }

  const record = (device: EntityIdentifier) => {
    const anew = changed.get(device)
    return anew === undefined ? source(device) : (anew ?? undefined)
  }
  const known = (query: InventoryQuery) => [...devicesAt(query), ...changed.keys()]
  const toPut = (anew: InventoryRecord): readonly [string, unknown] => {
    changed.set(anew.deviceId, anew)
    return [prefix + anew.deviceId, anew]
  }

  return {
    record,
    search: createInventorySearch(record, known),
    toPut,
    toDelete(device) {
      changed.set(device, null)
      return [prefix + device, null]
    },
    put: (anew) => journal.commit({ put: new Map([toPut(anew)]) }),
  }
}

/** A state of before the inventory had details has none: they are those of the device when the world began. */
const keptRecord = (kept: InventoryRecord, source: InventoryRecord | undefined): InventoryRecord =>
  source === undefined ? kept : { ...kept, details: kept.details ?? source.details }

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
