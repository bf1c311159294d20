import type { Certificate } from '../../../certs/certificate.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'

/** A future-dated command that was accepted and waits in the device for its time. */
export interface PendingCommand {
  readonly originator: EntityIdentifier
  /** A device keeps one Command of each originator in a place; the use case says which: `CS02b/3`. */
  readonly place: string
  readonly executeAt: Instant
  /** The whole frame; it was authenticated when it came. */
  readonly frame: Buffer
}

/** What sets a device apart from its blueprint. Never changed: a command makes the next one of it. */
export interface DeviceState {
  /** Certificates that were replaced, by key of cell. */
  readonly replaced: ReadonlyMap<string, Certificate>
  /** What the next originator counter of each Remote Party Role must exceed; 0 for a role that is absent. */
  readonly counters: ReadonlyMap<number, bigint>
  /** The same of the supplier's separate prepayment top-up counter. */
  readonly topUpFloor: bigint
  /** The device's own originator counter: that of its last alert. */
  readonly alertsSent: bigint
  readonly pending: readonly PendingCommand[]
}

export const factoryState: DeviceState = {
  replaced: new Map(),
  counters: new Map(),
  topUpFloor: 0n,
  alertsSent: 0n,
  pending: [],
}

export const counterOf = (state: DeviceState, role: number): bigint => state.counters.get(role) ?? 0n

export const withCounter = (state: DeviceState, role: number, counter: bigint): DeviceState => ({
  ...state,
  counters: new Map(state.counters).set(role, counter),
})
