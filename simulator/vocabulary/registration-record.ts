import type { MarketDate } from './market-date.ts'
import type { MeteringPoint } from './metering-point.ts'

/** A span of market dates, both days included; `to` of null is open-ended. */
export interface EffectivePeriod {
  readonly from: MarketDate
  readonly to: MarketDate | null
}

/** Who runs the network that a metering point hangs on, for a time. */
export interface NetworkPartyRecord extends EffectivePeriod {
  readonly meteringPoint: MeteringPoint
  /** Market participant id or gas transporter short code, as in `market`. */
  readonly networkParty: string
}

/** Who supplies a metering point, for a time. */
export interface SupplierRecord extends EffectivePeriod {
  readonly meteringPoint: MeteringPoint
  /** Market participant id, as in `market`. */
  readonly supplier: string
}

/** Whether a day lies within a period; its first and its last day do. */
export const isEffectiveOn = ({ from, to }: EffectivePeriod, day: MarketDate): boolean =>
  from <= day && (to === null || day <= to)
