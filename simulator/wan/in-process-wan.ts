import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { DevicePopulation, Wan } from '../vocabulary/ports/wan.ts'
import type { FaultPlan } from './fault-plan.ts'
import type { CarriedFrame } from './link-log.ts'

export interface InProcessWanOptions {
  readonly populations: readonly DevicePopulation[]
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly faultPlan: FaultPlan
  readonly inFlight: InFlight
  readonly log: Logger
}

/** The Wan port, and what a harness may know of the links. */
export interface InProcessWan extends Wan {
  /** The newest frames of a device's link, oldest first; empty where none was carried or the link was forgotten. */
  link(device: EntityIdentifier): readonly CarriedFrame[]
  /** Totals since the start. */
  counts(): { readonly down: number; readonly up: number; readonly lost: number; readonly unreachable: number }
}

export function createInProcessWan(_options: InProcessWanOptions): InProcessWan {
  throw new Error('being written')
}
