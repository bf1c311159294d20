import type { DeviceType, SmiStatus } from './device-type.ts'
import type { EntityIdentifier } from './entity-identifier.ts'
import type { Mpan, Mprn } from './metering-point.ts'

/** What the Smart Metering Inventory knows of one device (domain facts §8). */
export interface InventoryRecord {
  readonly deviceId: EntityIdentifier
  readonly type: DeviceType
  readonly status: SmiStatus
  /** The hub that the device hangs on; a CHF names itself. */
  readonly communicationsHub: EntityIdentifier
  /** ESME: import MPAN; GSME: MPRN. A GPF has none: its MPRN is that of the GSME joined to it. */
  readonly importMpxn: Mpan | Mprn | null
  readonly secondaryImportMpan: Mpan | null
  readonly exportMpan: Mpan | null
  /** GPF: the GSMEs joined to it, oldest first. */
  readonly joined: readonly EntityIdentifier[]
  /** Who pre-notified or joined the device, by User ID; decides E4 where Registration Data cannot. */
  readonly responsibleSupplier: EntityIdentifier | null
  readonly gbcsVersion: string
  /** Unique Property Reference Number, up to twelve digits. */
  readonly uprn: string | null
  readonly postCode: string
  readonly addressIdentifier: string
}
