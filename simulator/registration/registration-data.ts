import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { Result } from '../vocabulary/result.ts'
import type {
  ChangeFlaw,
  RegistrationChange,
  RegistrationDifference,
  RegistrationSeries,
} from './registration-change.ts'
import type { RegistrationSnapshot, RegistrationSource } from './registration-source.ts'

export type { RegistrationSnapshot, RegistrationSource } from './registration-source.ts'

/** The DCC's copy of Registration Data. */
export interface RegistrationData {
  /** What is recorded now, for one decision to rest on; costs the same however much is recorded. */
  snapshot(): RegistrationSnapshot
  /** Records one metering point anew. Throws `SIM_CONFIGURATION` on a change with a flaw. */
  replace(point: MeteringPoint, change: Omit<RegistrationChange, 'meteringPoint'>): void
  /** Takes all the changes or, if any has a flaw, none. A point named twice keeps its last change. */
  applyAll(changes: readonly RegistrationChange[]): Result<null, readonly ChangeFlaw[]>
  /** A full refresh of one series: what the changes do not name is no longer registered there. All or nothing. */
  refresh(series: RegistrationSeries, changes: readonly RegistrationChange[]): Result<null, readonly ChangeFlaw[]>
  /** What differs from the base source, to be made durable. */
  difference(): RegistrationDifference
  /** Takes up again what `difference` gave; all or nothing. */
  restore(difference: RegistrationDifference): Result<null, readonly ChangeFlaw[]>
}

/** @param base computes the records of a metering point on demand, and the same ones every time */
export function createRegistrationData(_base: RegistrationSource): RegistrationData {
  throw new Error('not yet')
}
