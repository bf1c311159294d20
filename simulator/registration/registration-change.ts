import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { NetworkPartyRecord, SupplierRecord } from '../vocabulary/registration-record.ts'

/**
 * All that is recorded from now on for one metering point, in each series that is given. A series that is not given
 * stays as it was; an empty one says that the point is no longer registered there.
 */
export interface RegistrationChange {
  readonly meteringPoint: MeteringPoint
  readonly networkParties?: readonly NetworkPartyRecord[]
  readonly suppliers?: readonly SupplierRecord[]
}

/** Supplier and network party are separate series: each has its own effective dates and its own files. */
export type RegistrationSeries = 'networkParties' | 'suppliers'

/** Why a change cannot be taken. */
export interface ChangeFlaw {
  readonly meteringPoint: MeteringPoint
  readonly reason: 'other-metering-point' | 'ends-before-it-starts'
  readonly detail: string
}
