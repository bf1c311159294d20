import { z } from 'zod'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Put } from '../../vocabulary/ports/state.ts'
import { afterChange } from '../inventory/status-changes.ts'
import type { Beliefs, KindOfLesson } from './lesson.ts'

const entity = z.string().describe('An EUI-64') as unknown as z.ZodType<EntityIdentifier>

const whitelisted = z
  .strictObject({
    kind: z.literal('whitelisted'),
    device: entity,
    hub: entity,
    importMpxn: z.string().nullable(),
    secondaryImportMpan: z.string().nullable(),
    exportMpan: z.string().nullable(),
  })
  .describe('A hub lets a device join (8.11 Add)')

const removed = z
  .strictObject({ kind: z.literal('removed-from-hub'), device: entity })
  .describe('A hub lets a device join no more (8.11 Remove)')

const joinedHan = z
  .strictObject({
    kind: z.literal('joined-han'),
    device: entity,
    // Which of the two was not recorded once: then it was taken as the one that counts.
    alert: z.enum(['8F69', '8183']).default('8F69'),
  })
  .describe('A device has joined its home area network, by its own account (8F69, 8183)')

const commissioned = z
  .strictObject({ kind: z.literal('commissioned'), device: entity })
  .describe('A meter has set its clock by its hub (8.1.1)')

const joined = z
  .strictObject({ kind: z.literal('joined'), device: entity, other: entity })
  .describe('A device has another in its log (8.7.1, 8.7.2)')

const unjoined = z
  .strictObject({ kind: z.literal('unjoined'), device: entity, other: entity })
  .describe('A device has another in its log no more (8.8.1, 8.8.2)')

const supplierChanged = z
  .strictObject({ kind: z.literal('supplier-changed'), device: entity, supplier: entity })
  .describe('A device has gone to another supplier (6.23)')

const firmwareRuns = z
  .strictObject({ kind: z.literal('firmware'), device: entity, version: z.string() })
  .describe('Which firmware a device runs, by its own account (11.2, 11.3, CS09)')

export type FirmwareRuns = z.output<typeof firmwareRuns>
export type Whitelisted = z.output<typeof whitelisted>
export type RemovedFromHub = z.output<typeof removed>
export type JoinedHan = z.output<typeof joinedHan>
export type Commissioned = z.output<typeof commissioned>
export type Joined = z.output<typeof joined>
export type Unjoined = z.output<typeof unjoined>
export type SupplierChanged = z.output<typeof supplierChanged>

/** A kind of lesson that changes records of the inventory; a device that the inventory does not hold teaches it nothing. */
const ofInventory = <Lesson>(
  schema: z.ZodType<Lesson>,
  change: (lesson: Lesson, beliefs: Beliefs) => readonly (InventoryRecord | undefined)[],
): KindOfLesson<Lesson> => ({
  schema,
  toPut: async (lesson, _from, beliefs): Promise<readonly Put[]> =>
    change(lesson, beliefs)
      .filter((record) => record !== undefined)
      .map(beliefs.inventory.toPut),
  isOutdated: async () => false,
})

/** A device on a hub is in the home that the hub is in. */
export const whitelistedDevice = ofInventory(whitelisted, (lesson, { inventory, today }) => {
  const record = inventory.record(lesson.device)
  const hub = inventory.record(lesson.hub)
  if (record === undefined) return []
  const importMpxn = lesson.importMpxn === null ? null : parseMeteringPoint(lesson.importMpxn)
  return [
    afterChange(
      '8.11 Add',
      {
        ...record,
        communicationsHub: lesson.hub,
        importMpxn: importMpxn ?? record.importMpxn,
        secondaryImportMpan: mpanIn(lesson.secondaryImportMpan) ?? record.secondaryImportMpan,
        exportMpan: mpanIn(lesson.exportMpan) ?? record.exportMpan,
        uprn: hub?.uprn ?? record.uprn,
        postCode: hub?.postCode ?? record.postCode,
        addressIdentifier: hub?.addressIdentifier ?? record.addressIdentifier,
        details: { ...record.details, cspRegion: hub?.details.cspRegion ?? record.details.cspRegion },
      },
      today(),
    ),
  ]
})

const mpanIn = (text: string | null) =>
  text === null ? null : (parseMeteringPoint(text) as InventoryRecord['exportMpan'])

export const removedDevice = ofInventory(removed, ({ device }, { inventory, today }) => {
  const record = inventory.record(device)
  return record === undefined ? [] : [{ ...afterChange('8.11 Remove', record, today()), communicationsHub: null }]
})

export const joinedDevice = ofInventory(joinedHan, ({ device, alert }, { inventory, today }) => {
  const record = inventory.record(device)
  return [record && afterChange(`alert ${alert}`, record, today())]
})

export const commissionedDevice = ofInventory(commissioned, ({ device }, { inventory, today }) => {
  const record = inventory.record(device)
  return [record && afterChange('8.1.1', record, today())]
})

/** Either of a GSME and a GPF may be the first to tell of the other; a GPF has its metering point through the GSME. */
export const joinedDevices = ofInventory(joined, ({ device, other }, { inventory, today }) => {
  const [record, partner] = [inventory.record(device), inventory.record(other)]
  const proxy = [record, partner].find((each) => each?.type === 'GPF')
  const meter = [record, partner].find((each) => each?.type === 'GSME')
  if (proxy !== undefined && meter !== undefined) {
    const before = proxy.joined.filter((each) => each !== meter.deviceId)
    return [afterChange('8.7', { ...proxy, joined: [...before, meter.deviceId] }, today())]
  }
  return [record && afterChange('8.7', record, today())]
})

export const unjoinedDevices = ofInventory(unjoined, ({ device, other }, { inventory }) => {
  const [record, partner] = [inventory.record(device), inventory.record(other)]
  const proxy = [record, partner].find((each) => each?.type === 'GPF')
  if (proxy === undefined) return []
  return [{ ...proxy, joined: proxy.joined.filter((each) => each !== device && each !== other) }]
})

export const runningFirmware = ofInventory(firmwareRuns, ({ device, version }, { inventory }) => {
  const record = inventory.record(device)
  return [record && { ...record, details: { ...record.details, firmwareVersion: version } }]
})

/** The hub goes with the ESME on it (docs/domain/inventory.md#hub-responsibility). */
export const suppliedDevice = ofInventory(supplierChanged, ({ device, supplier }, { inventory }) => {
  const record = inventory.record(device)
  const changed = record && { ...record, responsibleSupplier: supplier }
  if (record?.type !== 'ESME' || record.communicationsHub === null) return [changed]
  const hub = inventory.record(record.communicationsHub)
  return [changed, hub && { ...hub, responsibleSupplier: supplier }]
})
