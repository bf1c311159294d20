import type { Supplier } from '../../market/suppliers.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import type { Stage } from '../../vocabulary/stage.ts'
import type { SimulatedDeviceType } from '../../vocabulary/trust-anchor-cell.ts'
import type { SlotPair } from '../premises.ts'

/** A device as an estate describes it; what the estate leaves open is null, and is made up. */
export interface EstateDevice {
  /** Counted from 1: where it stands in its file. */
  readonly line: number
  readonly deviceId: EntityIdentifier
  readonly type: SimulatedDeviceType
  readonly meteringPoint: MeteringPoint | null
  /** Null for a device that has no network operator slot. */
  readonly slot: SlotPair | null
  readonly supplier: Supplier | null
  /** Whole, in any case and spacing. */
  readonly postCode: string | null
  /** `2024-03-31` */
  readonly commissionedOn: string | null
  /** Devices of one hub are in one home. */
  readonly communicationsHub: EntityIdentifier | null
  /** Of its home. */
  readonly stage: Stage | null
}
