import type { DeviceType, SmiStatus } from './device-type.ts'
import type { EntityIdentifier } from './entity-identifier.ts'
import type { Mpan, Mprn } from './metering-point.ts'

/** Make and version of a device, as the Central Products List knows them, and where it hangs. */
export interface DeviceDetails {
  /** Four hexadecimal digits, as ZigBee numbers manufacturers: `106C`. */
  readonly manufacturer: string
  /** Eight hexadecimal digits: `433100AC`. */
  readonly model: string
  /** `SMETS2 V5.1`, `CHTS V1.4` for a hub and the GPF in it. */
  readonly technicalSpecification: string
  readonly firmwareVersion: string
  /** The day on which it was commissioned, `2025-12-28`; null for a device that is not. */
  readonly dateCommissioned: string | null
  /** ESME: the kind of meter, A, B or C, and a letter for each of the parts that it has besides. */
  readonly esmeVariant: string | null
  readonly cspRegion: string
  /** CHF: the bands of its home area network. */
  readonly hanVariant: string | null
  /** CHF: how it reaches the WAN. */
  readonly connectivity: string | null
}

/** What the Smart Metering Inventory knows of one device (docs/domain/inventory.md#record). */
export interface InventoryRecord {
  readonly deviceId: EntityIdentifier
  readonly type: DeviceType
  readonly status: SmiStatus
  /** The hub that the device hangs on; a CHF names itself. Null for one that no hub has been told of. */
  readonly communicationsHub: EntityIdentifier | null
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
  /** Null, as the address identifier, until it is known where the device is fitted. */
  readonly postCode: string | null
  readonly addressIdentifier: string | null
  readonly details: DeviceDetails
}

/** A post code in one form, upper case without spaces: equal exactly when people mean the same one. */
export const normalisedPostCode = (postCode: string): string => postCode.toUpperCase().replace(/\s/g, '')
