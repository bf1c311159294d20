import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { DevicePopulation } from '../vocabulary/ports/wan.ts'
import type { TrustAnchorCellIdentifier } from '../vocabulary/trust-anchor-cell.ts'
import type { BlueprintSource } from './blueprint.ts'
import type { SecurityLogEntry } from './security-log.ts'

export interface DevicePopulationOptions {
  readonly blueprint: BlueprintSource
  readonly journal: Journal
  readonly clock: Clock
  readonly scheduler: Scheduler
  /** Signs with the devices' own keys. */
  readonly sign: Sign
  readonly log: Logger
  /** How many devices are kept in memory at once; the others are derived again, with what the journal knows of them. */
  readonly workingSet?: number
}

/** Whose certificate a cell holds, as a person wants to see it. */
export interface CellContents {
  readonly cell: TrustAnchorCellIdentifier
  /** null for the root, which names no party. */
  readonly entityIdentifier: EntityIdentifier | null
  /** Eight octets, hexadecimal. */
  readonly subjectKeyIdentifier: string
  readonly serialNumber: bigint
}

/** What a device holds against replay. */
export interface DeviceCounters {
  /** The least counter that a command of a Remote Party Role must exceed; roles never heard of are absent (0). */
  readonly byRole: ReadonlyMap<number, bigint>
  readonly topUpFloor: bigint
  /** The device's own originator counter: of the last alert it sent. */
  readonly alertsSent: bigint
}

/** Devices that execute real commands, and let a harness look inside them. */
export interface SimulatedPopulation extends DevicePopulation {
  /** Takes up future-dated commands that were pending when the state was last closed; call once after wiring. */
  resume(): void
  /** What the cells hold; these and the following throw SIM_NO_SUCH_DEVICE. */
  cellsOf(device: EntityIdentifier): readonly CellContents[]
  countersOf(device: EntityIdentifier): DeviceCounters
  /** The newest entries of the device's security log, oldest first. */
  logOf(device: EntityIdentifier): readonly SecurityLogEntry[]
  /** How many frames ever reached the device, whatever it made of them. */
  framesSeen(device: EntityIdentifier): number
  /** How many devices are in memory. */
  liveDevices(): number
}

export function createDevicePopulation(_options: DevicePopulationOptions): SimulatedPopulation {
  throw new Error('being written')
}
