import { z } from 'zod'
import { everyValue } from '../../environment/every-value.ts'
import type { Follower } from '../../environment/followed-state.ts'
import type { DeviceMeteringPoint } from '../../network-operator-check/contract.ts'
import { deviceTypes, type SmiStatus, smiStatuses } from '../../vocabulary/device-type.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryQuery } from '../../vocabulary/inventory-query.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { kindOfMeteringPoint, type MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Put, State } from '../../vocabulary/ports/state.ts'
import { type StoredKind, storedKind } from '../../vocabulary/stored-kind.ts'
import { createInventorySearch, type DevicesAt } from './inventory-search.ts'

/**
 * The Smart Metering Inventory (docs/domain/inventory.md). All of it is at hand, as it is durable: it is to be told of every
 * change, and what a change puts is recorded when that is durable, not before.
 */
export interface SmartMeteringInventory extends Follower {
  /** Undefined for a device that does not exist. */
  record(device: EntityIdentifier): InventoryRecord | undefined
  /** Every device that a query means, in the order of the premises; those that were changed last. */
  search(query: InventoryQuery): readonly InventoryRecord[]
  /** The devices whose records are not those of the beginning. */
  changed(): Iterable<EntityIdentifier>
  /** Records a device anew; durable once resolved. */
  put(record: InventoryRecord): Promise<void>
  /** What a change must put so that a device is recorded anew. */
  toPut(record: InventoryRecord): Put
  /** What a change must put so that a device is taken out. */
  toDelete(device: EntityIdentifier): Put
  /** The version of a device's record; 0 of one that is as it was at first. */
  versionOf(device: EntityIdentifier): number
}

/** What one decision needs of the inventory. */
export type InventoryInDecision = Pick<SmartMeteringInventory, 'record' | 'search' | 'toPut' | 'toDelete'>

const text = z.string()
const entity = z.string().refine((found) => parseEntityIdentifier(found) === found, 'not an EUI-64')

/** Null of a device that was taken out. */
export const storedRecord = storedKind(
  'a record of the Smart Metering Inventory',
  1,
  z
    .strictObject({
      deviceId: entity,
      type: z.enum(Object.keys(deviceTypes)),
      status: z.enum(smiStatuses),
      communicationsHub: entity.nullable(),
      importMpxn: text.nullable(),
      secondaryImportMpan: text.nullable(),
      exportMpan: text.nullable(),
      joined: z.array(entity),
      responsibleSupplier: entity.nullable(),
      gbcsVersion: text,
      uprn: text.nullable(),
      postCode: text.nullable(),
      addressIdentifier: text.nullable(),
      details: z.strictObject({
        manufacturer: text,
        model: text,
        technicalSpecification: text,
        firmwareVersion: text,
        dateCommissioned: text.nullable(),
        esmeVariant: text.nullable(),
        cspRegion: text,
        hanVariant: text.nullable(),
        connectivity: text.nullable(),
      }),
    })
    .nullable(),
) as unknown as StoredKind<InventoryRecord | null>

const prefix = 'inventory/'

/** The devices of whose records a change puts another. */
export const devicesIn = (puts: readonly Put[]): readonly EntityIdentifier[] =>
  puts.filter(({ key }) => key.startsWith(prefix)).map(({ key }) => key.slice(prefix.length) as EntityIdentifier)

/**
 * @param source the inventory as it stood at first, computed on demand; only what changed is stored
 * @param devicesAt which devices of that inventory a query may mean
 */
export async function createSmartMeteringInventory(
  source: (device: EntityIdentifier) => InventoryRecord | undefined,
  devicesAt: DevicesAt,
  state: Pick<State, 'page' | 'read' | 'change'>,
): Promise<SmartMeteringInventory> {
  const changed = new Map<EntityIdentifier, { readonly record: InventoryRecord | null; readonly version: number }>()
  const took: Follower['took'] = ({ key, value }, version) => {
    if (!key.startsWith(prefix)) return
    const device = key.slice(prefix.length) as EntityIdentifier
    if (value === undefined) changed.delete(device)
    else changed.set(device, { record: storedRecord.read(key, value) ?? null, version })
  }
  for await (const { key, version, value } of everyValue(state, prefix)) took({ key, value }, version)

  const record = (device: EntityIdentifier) => {
    const anew = changed.get(device)
    return anew === undefined ? source(device) : (anew.record ?? undefined)
  }
  const known = (query: InventoryQuery) => [...devicesAt(query), ...changed.keys()]
  const versionOf = (device: EntityIdentifier): number => changed.get(device)?.version ?? 0
  const putOf = (device: EntityIdentifier, anew: InventoryRecord | null): Put => ({
    key: prefix + device,
    version: versionOf(device),
    value: storedRecord.write(anew),
  })
  const toPut = (anew: InventoryRecord): Put => putOf(anew.deviceId, anew)

  return {
    record,
    changed: () => changed.keys(),
    search: createInventorySearch(record, known),
    toPut,
    toDelete: (device) => putOf(device, null),
    versionOf,
    prefix,
    took,
    async put(anew) {
      for (;;) {
        const put = toPut(anew)
        const written = await state.change({ put: [put] })
        if (written.ok) return took(put, written.version)
        for (const found of await state.read(written.lost)) took(found, found.version)
      }
    },
  }
}

/**
 * The inventory as one decision sees it: each device as it was when it was looked at first, whatever is recorded of it while steps are
 * awaited. What the decision puts of it names the version that it saw, so that nothing is put upon a record that nobody judged.
 */
export function asSeen(
  inventory: InventoryInDecision & Pick<SmartMeteringInventory, 'versionOf'>,
): InventoryInDecision {
  const seen = new Map<EntityIdentifier, { readonly record: InventoryRecord | undefined; readonly version: number }>()
  const look = (device: EntityIdentifier) => {
    const known = seen.get(device) ?? { record: inventory.record(device), version: inventory.versionOf(device) }
    seen.set(device, known)
    return known
  }
  return {
    record: (device) => look(device).record,
    search: (query) => inventory.search(query).flatMap(({ deviceId }) => look(deviceId).record ?? []),
    toPut: (record) => ({ ...inventory.toPut(record), version: look(record.deviceId).version }),
    toDelete: (device) => ({ ...inventory.toDelete(device), version: look(device).version }),
  }
}

/** The inventory with what one change puts of it: what the change is told of first counts for what follows. */
export function draftOf(
  inventory: Pick<SmartMeteringInventory, 'record' | 'toPut'>,
): Pick<SmartMeteringInventory, 'record' | 'toPut'> {
  const anew = new Map<EntityIdentifier, InventoryRecord>()
  return {
    record: (device) => anew.get(device) ?? inventory.record(device),
    toPut(record) {
      anew.set(record.deviceId, record)
      return inventory.toPut(record)
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
