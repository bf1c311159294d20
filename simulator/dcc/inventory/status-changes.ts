import { type DeviceType, deviceTypes, type SmiStatus } from '../../vocabulary/device-type.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'

/** What changes the status of a device in the Smart Metering Inventory. */
export type StatusCause =
  | '12.2'
  | '8.14.1'
  | '8.14.2'
  | '8.14.3'
  | '8.14.4'
  | '8.11 Add'
  | '8.11 Remove'
  | 'alert 8F69'
  | 'alert 8183'
  | '8.1.1'
  | '8.7'
  | '8.3'
  | '8.4 status Pending'
  | '8.4 status InstalledNotCommissioned'
  | '8.4 status Commissioned'
  | '8.4 status Withdrawn'
  | '8.4 delete'

/** A row of the table: what makes devices that are `from` come to be `to`; null is not in the inventory. */
export interface StatusChange {
  readonly by: StatusCause
  readonly devices: readonly DeviceType[]
  readonly from: readonly (SmiStatus | null)[]
  readonly to: SmiStatus | null
  /** As docs/domain/README.md has them. */
  readonly source: string
  readonly confidence: 'S' | 'L' | 'G' | 'D'
}

const everyDevice = Object.keys(deviceTypes) as DeviceType[]
const everyDeviceButHub = everyDevice.filter((type) => type !== 'CHF')
const meters: readonly DeviceType[] = ['ESME', 'GSME']
/** What is fitted on the home area network, beside the hub and what is in it. */
const onTheHan: readonly DeviceType[] = everyDevice.filter((type) => type !== 'CHF' && type !== 'GPF')
const notMeters: readonly DeviceType[] = onTheHan.filter((type) => !meters.includes(type))

/**
 * From which status to which, and by what. The schema says which statuses there are and which of them a user sets; the rest
 * is told by public sources in part, and is a guess where they are silent (docs/domain/inventory.md#status-transitions).
 */
export const statusChanges: readonly StatusChange[] = [
  { by: '12.2', devices: everyDevice, from: [null], to: 'Pending', source: 'BK', confidence: 'L' },
  {
    by: '8.14.1',
    devices: ['CHF'],
    from: ['Pending', 'InstalledNotCommissioned', 'Commissioned'],
    to: 'Commissioned',
    source: 'PMM',
    confidence: 'L',
  },
  {
    by: '8.14.1',
    devices: ['GPF'],
    from: ['Pending', 'Whitelisted'],
    to: 'InstalledNotCommissioned',
    source: 'ST',
    confidence: 'D',
  },
  {
    by: '8.14.2',
    devices: ['CHF', 'GPF'],
    from: ['Pending', 'Whitelisted', 'InstalledNotCommissioned'],
    to: 'InstalledNotCommissioned',
    source: 'PMM',
    confidence: 'L',
  },
  ...(['8.14.3', '8.14.4'] as const).map((by) => ({
    by,
    devices: ['CHF', 'GPF'] as const,
    from: ['Pending', 'Whitelisted', 'InstalledNotCommissioned', 'Commissioned', 'Withdrawn', 'Suspended'] as const,
    to: 'Decommissioned' as const,
    source: 'BK',
    confidence: 'G' as const,
  })),
  {
    by: '8.11 Add',
    devices: onTheHan,
    from: ['Pending'],
    to: 'Whitelisted',
    source: 'XSD',
    confidence: 'L',
  },
  {
    by: '8.11 Remove',
    devices: onTheHan,
    from: ['Whitelisted', 'InstalledNotCommissioned'],
    to: 'Pending',
    source: 'BK',
    confidence: 'G',
  },
  {
    by: 'alert 8F69',
    devices: meters,
    from: ['Pending', 'Whitelisted'],
    to: 'InstalledNotCommissioned',
    source: 'METER',
    confidence: 'L',
  },
  {
    by: 'alert 8183',
    devices: notMeters,
    from: ['Pending', 'Whitelisted'],
    to: 'InstalledNotCommissioned',
    source: 'METER',
    confidence: 'G',
  },
  {
    by: '8.1.1',
    devices: meters,
    from: ['Pending', 'Whitelisted', 'InstalledNotCommissioned'],
    to: 'Commissioned',
    source: 'XSD',
    confidence: 'L',
  },
  {
    by: '8.7',
    devices: ['GPF', ...notMeters],
    from: ['Whitelisted', 'InstalledNotCommissioned'],
    to: 'Commissioned',
    source: 'RTDS',
    confidence: 'L',
  },
  {
    by: '8.3',
    devices: everyDevice,
    from: [
      'Whitelisted',
      'InstalledNotCommissioned',
      'Commissioned',
      'Withdrawn',
      'Suspended',
      'Recovery',
      'Recovered',
    ],
    to: 'Decommissioned',
    source: 'XSD',
    confidence: 'L',
  },
  {
    by: '8.4 status Pending',
    devices: everyDeviceButHub,
    from: ['Pending', 'Whitelisted', 'InstalledNotCommissioned'],
    to: 'Pending',
    source: 'XSD',
    confidence: 'G',
  },
  {
    by: '8.4 status InstalledNotCommissioned',
    devices: everyDeviceButHub,
    from: ['Pending', 'Whitelisted', 'InstalledNotCommissioned'],
    to: 'InstalledNotCommissioned',
    source: 'XSD',
    confidence: 'G',
  },
  {
    by: '8.4 status InstalledNotCommissioned',
    devices: ['CHF'],
    from: ['Pending', 'Whitelisted', 'InstalledNotCommissioned', 'Commissioned'],
    to: 'InstalledNotCommissioned',
    source: 'XSD',
    confidence: 'G',
  },
  {
    by: '8.4 status Commissioned',
    devices: ['CHF'],
    from: ['InstalledNotCommissioned', 'Commissioned'],
    to: 'Commissioned',
    source: 'XSD',
    confidence: 'G',
  },
  {
    by: '8.4 status Withdrawn',
    devices: ['CHF'],
    from: ['Pending', 'Whitelisted', 'InstalledNotCommissioned', 'Commissioned', 'Suspended'],
    to: 'Withdrawn',
    source: 'XSD',
    confidence: 'G',
  },
  { by: '8.4 delete', devices: everyDevice, from: ['Pending'], to: null, source: 'SECW', confidence: 'G' },
]

/** The rows that are about what happens to a type of device. */
const changesOf = (by: StatusCause, type: DeviceType): readonly StatusChange[] =>
  statusChanges.filter((change) => change.by === by && change.devices.includes(type))

/** The statuses in which something may happen to a device; none where it may not to its type. */
export const statusesBefore = (by: StatusCause, type: DeviceType): readonly SmiStatus[] =>
  changesOf(by, type).flatMap(({ from }) => from.filter((status) => status !== null))

/** Whether the table lets it happen to the device as it is. */
export const mayHappen = (by: StatusCause, { type, status }: InventoryRecord): boolean =>
  changesOf(by, type).some(({ from }) => from.includes(status))

/**
 * The record when it has happened: as it was where the table has no row for it.
 *
 * @param day on which it happens, `2026-11-28`: that of commissioning is recorded
 */
export function afterChange(by: StatusCause, record: InventoryRecord, day: string): InventoryRecord {
  const change = changesOf(by, record.type).find(({ from }) => from.includes(record.status))
  if (change === undefined || change.to === null || change.to === record.status) return record
  const { details } = record
  const dateCommissioned = change.to === 'Commissioned' ? day : details.dateCommissioned
  return { ...record, status: change.to, details: { ...details, dateCommissioned } }
}
