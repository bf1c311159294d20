import type { MarketDate } from '../vocabulary/market-date.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { NetworkPartyRecord, SupplierRecord } from '../vocabulary/registration-record.ts'

/** Where the records of a metering point come from: past, present and future ones, in any order. */
export interface RegistrationSource {
  networkPartyRecords(point: MeteringPoint): readonly NetworkPartyRecord[]
  supplierRecords(point: MeteringPoint): readonly SupplierRecord[]
}

interface NetworkPartiesAnew {
  /** Metering points that were recorded anew. */
  readonly points: Iterable<MeteringPoint>
  /** Whether a full refresh left nobody at any other point. */
  readonly othersHaveNone: boolean
}

/** Registration Data as it was at one moment; later loads do not touch it (NOC-16). */
export interface RegistrationSnapshot extends RegistrationSource {
  /** The distinct network parties recorded for a day; two or more contradict each other. */
  networkPartiesOn(point: MeteringPoint, day: MarketDate): readonly string[]
  /** The distinct suppliers recorded for a day. */
  suppliersOn(point: MeteringPoint, day: MarketDate): readonly string[]
  /** Where network parties are otherwise than at first. */
  networkPartiesAnew(): NetworkPartiesAnew
}
