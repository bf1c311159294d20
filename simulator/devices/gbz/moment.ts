import type { TopUpParties } from '../../gbcs/top-up-token.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { DeviceBlueprint } from '../state/blueprint.ts'
import type { DeviceState } from '../state/device-state.ts'
import type { SecurityLogEntry } from '../state/security-log.ts'

/** A gas device while a command is carried out. */
export interface GasMoment {
  readonly blueprint: DeviceBlueprint
  readonly state: DeviceState
  readonly now: Instant
  /** What the device has noted, oldest first; empty but where a log is read. */
  readonly log: readonly SecurityLogEntry[]
  /** Who may have sold a top-up; null for a device without a cell for that. */
  readonly topUpParties: () => TopUpParties | null
  /** Has the device note an event of GBCS 16.2, and tell of it where it is to. */
  readonly notice: (event: number) => void
}

/** A gas device that is only looked at. */
export const lookedAt = ({ blueprint, state, now }: Pick<GasMoment, 'blueprint' | 'state' | 'now'>): GasMoment => ({
  ...{ blueprint, state, now, log: [] },
  topUpParties: () => null,
  notice: () => undefined,
})

/** Statuses of ZigBee with which a device answers (ZCL 2.5.3). */
export const status = {
  success: 0x00,
  failure: 0x01,
  notAuthorized: 0x7e,
  unsupportedCluster: 0x81,
  unsupportedGeneral: 0x82,
  unsupportedAttribute: 0x86,
  invalidValue: 0x87,
  notFound: 0x8b,
  hardwareFailure: 0xc0,
} as const

/** What a command comes to: the device's next state, and a status or answers of the cluster's own. */
export interface Outcome {
  readonly state: DeviceState
  readonly answer: number | readonly ClusterAnswer[]
  /** Of a command that names a time: when that is still to come, in seconds since 2000; null where it takes one back. */
  readonly until?: number | null
}

/** A command of a cluster that answers another. */
export interface ClusterAnswer {
  readonly commandId: number
  readonly payload: unknown
  /** Of which side of the cluster it comes, and whether it asks for no default response; as the table has it where left out. */
  readonly frameControl: number
}
