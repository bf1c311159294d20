import { z } from 'zod'
import { everyValue } from '../../environment/every-value.ts'
import { Versions } from '../../environment/followed-state.ts'
import type { DeviceMeteringPoint } from '../../network-operator-check/contract.ts'
import { deviceTypes, type SmiStatus, smiStatuses } from '../../vocabulary/device-type.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryQuery } from '../../vocabulary/inventory-query.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { kindOfMeteringPoint, type MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Put, State } from '../../vocabulary/ports/state.ts'
import { type StoredKind, storedKind } from '../../vocabulary/stored-kind.ts'
import { createInventorySearch, type DevicesAt } from './inventory-search.ts'

/** The Smart Metering Inventory (docs/domain/inventory.md). */
export interface SmartMeteringInventory {
  /** Undefined for a device that does not exist. */
  record(device: EntityIdentifier): InventoryRecord | undefined
  /** Every device that a query means, in the order of the premises; those that were changed last. */
  search(query: InventoryQuery): readonly InventoryRecord[]
  /** The devices whose records are not those of the beginning. */
  changed(): Iterable<EntityIdentifier>
  /** Records a device anew; durable once resolved. */
  put(record: InventoryRecord): Promise<void>
  /** Records a device anew in a change of the caller's, who must put what is returned. Effective at once. */
  toPut(record: InventoryRecord): Put
  /** Takes a device out, in a change of the caller's as above. */
  toDelete(device: EntityIdentifier): Put
  /** To be told of changes that put what `toPut` and `toDelete` return. */
  readonly versions: Versions
}

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
  const changed = new Map<EntityIdentifier, InventoryRecord | null>()
  const versions = new Versions(prefix)
  for await (const { key, version, value } of everyValue(state, prefix)) {
    changed.set(key.slice(prefix.length) as EntityIdentifier, storedRecord.read(key, value) ?? null)
    versions.took({ key, value }, version)
  }

  const record = (device: EntityIdentifier) => {
    const anew = changed.get(device)
    return anew === undefined ? source(device) : (anew ?? undefined)
  }
  const known = (query: InventoryQuery) => [...devicesAt(query), ...changed.keys()]
  const putOf = (device: EntityIdentifier, anew: InventoryRecord | null): Put => {
    changed.set(device, anew)
    const key = prefix + device
    return { key, version: versions.of(key), value: storedRecord.write(anew) }
  }
  const toPut = (anew: InventoryRecord): Put => putOf(anew.deviceId, anew)

  return {
    record,
    changed: () => changed.keys(),
    search: createInventorySearch(record, known),
    toPut,
    toDelete: (device) => putOf(device, null),
    versions,
    async put(anew) {
      for (;;) {
        const put = toPut(anew)
        const written = await state.change({ put: [put] })
        if (written.ok) return versions.took(put, written.version)
        for (const found of await state.read(written.lost)) versions.took(found, found.version)
      }
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
