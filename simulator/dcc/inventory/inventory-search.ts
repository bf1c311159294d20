import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryQuery } from '../../vocabulary/inventory-query.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { normalisedPostCode } from '../../vocabulary/inventory-record.ts'
import { parseMeteringPoint } from '../../vocabulary/metering-point.ts'

/** Devices among which those are that a query means; more than those does no harm. */
export type DevicesAt = (query: InventoryQuery) => readonly EntityIdentifier[]

type FindRecord = (device: EntityIdentifier) => InventoryRecord | undefined

/** Finds devices by what is recorded of them now, wherever they were when the world began. */
export function createInventorySearch(record: FindRecord, devicesAt: DevicesAt) {
  const recordsFor = (query: InventoryQuery, devices: Iterable<EntityIdentifier>): readonly InventoryRecord[] =>
    [...new Set(devices)]
      .map(record)
      .filter((found) => found !== undefined)
      .filter((found) => isMeant(found, query, record))

  return (query: InventoryQuery): readonly InventoryRecord[] => {
    const found = recordsFor(query, devicesAt(query))
    if (query.by !== 'metering-point') return found
    // A GPF has its MPRN through a GSME that may have come by it later: it hangs on the same hub.
    const hubs = found.flatMap(({ communicationsHub }) => communicationsHub ?? [])
    const neighbours = hubs.flatMap((deviceId) => devicesAt({ by: 'device', deviceId }))
    return recordsFor(query, [...found.map(({ deviceId }) => deviceId), ...neighbours])
  }
}

function isMeant(found: InventoryRecord, query: InventoryQuery, record: FindRecord): boolean {
  switch (query.by) {
    // Asked for a hub, the inventory answers with all that hangs on it, as in the published answer
    // (docs/domain/inventory.md#with-hub).
    case 'device':
      return found.deviceId === query.deviceId || found.communicationsHub === query.deviceId
    case 'metering-point':
      return (
        holdsPoint(found, query.meteringPoint) ||
        found.joined.some((gsme) => {
          const joined = record(gsme)
          return joined !== undefined && holdsPoint(joined, query.meteringPoint)
        })
      )
    case 'property-reference':
      return found.uprn === query.uprn
    case 'property':
      return (
        found.postCode !== null &&
        found.addressIdentifier === query.addressIdentifier &&
        normalisedPostCode(found.postCode) === normalisedPostCode(query.postCode)
      )
  }
}

function holdsPoint({ importMpxn, secondaryImportMpan, exportMpan }: InventoryRecord, text: string): boolean {
  const point = parseMeteringPoint(text)
  return point !== null && (importMpxn === point || secondaryImportMpan === point || exportMpan === point)
}
