import type { Credential, Smki } from '../../certs/smki.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../vocabulary/inventory-record.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import type { NetworkPartyRecord, SupplierRecord } from '../vocabulary/registration-record.ts'
import type { SimulatedDeviceType } from '../vocabulary/trust-anchor-cell.ts'
import type { FilledCell, InitialHolder } from './factory-cells.ts'
import type { Premises } from './premises.ts'

export type { FilledCell, InitialHolder } from './factory-cells.ts'
export type { Premises, SlotState } from './premises.ts'

/** What a device of the fleet is before anybody spoke to it. */
export interface FleetBlueprint {
  readonly deviceId: EntityIdentifier
  readonly type: SimulatedDeviceType
  readonly digitalSignature: Credential
  readonly keyAgreement: Credential
  readonly cells: readonly FilledCell[]
}

/** What Registration Data records of the fleet's metering points; nothing for a point that is not the fleet's. */
export interface FleetRegistration {
  networkPartyRecords(point: MeteringPoint): readonly NetworkPartyRecord[]
  supplierRecords(point: MeteringPoint): readonly SupplierRecord[]
}

/**
 * A population of premises that is nowhere stored: each is computed from the seed and its index when asked for, and found
 * again from any of its identifiers by inverting them. The first premises are the same whatever the size.
 */
export interface Fleet extends Iterable<Premises> {
  readonly size: number
  /** @throws RangeError for an index outside 0 … size - 1 */
  premises(index: number): Premises
  premisesOf(device: EntityIdentifier): Premises | undefined
  premisesAt(point: MeteringPoint): Premises | undefined
  /** The first premises, in order of index, of which `predicate` is true; at most `limit`. */
  find(predicate: (premises: Premises) => boolean, limit: number): readonly Premises[]
  inventoryRecord(device: EntityIdentifier): InventoryRecord | undefined
  /** Derives the device's keys and certificates on first use. */
  blueprint(device: EntityIdentifier): FleetBlueprint | undefined
  /** Who the device's cells trust when the world begins; derives no keys. */
  initialHolders(device: EntityIdentifier): readonly InitialHolder[] | undefined
  readonly registration: FleetRegistration
}

/** The largest population that the MPRNs of independent gas transporters leave room for. */
export const largestFleet = 40_000_000

/** @throws RangeError for a size outside 1 … largestFleet */
export function createFleet(_options: { random: Random; smki: Smki; size: number }): Fleet {
  throw new Error('being written')
}
