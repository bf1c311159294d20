import type { Instant } from '../vocabulary/instant.ts'
import type { Direction, Fault } from './fault-plan.ts'

/** A frame that crossed a device's link, or was lost on it. */
export interface CarriedFrame {
  readonly direction: Direction
  /** As it was handed to the receiver; as it was sent, where it was lost. */
  readonly octets: Buffer
  readonly at: Instant
  /** What the fault plan did to it; empty on a perfect link. */
  readonly faults: readonly Fault[]
}
