import type { Certificate } from '../../../certs/certificate.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Firmware } from './firmware.ts'
import type { HanLog } from './han-log.ts'
import type { MeterAccount } from './meter-account.ts'
import type { OwnKeys, OwnKeyUse } from './own-credentials.ts'

/** A future-dated command that was accepted and waits in the device for its time. */
export interface PendingCommand {
  readonly originator: EntityIdentifier
  /** A device keeps one Command of each originator in a place; the use case says which: `CS02b/3`. */
  readonly place: string
  readonly executeAt: Instant
  /** The whole frame; it was authenticated when it came. */
  readonly frame: Buffer
}

/** Values that wait in the device until their time, which one attribute or one command of a cluster has said. */
export interface PendingActivation {
  readonly originator: EntityIdentifier
  readonly messageCode: number
  /** Of the command. */
  readonly counter: bigint
  readonly executeAt: Instant
  /** The attribute that says when, by class, logical name and number; of a gas device the cluster and the command. */
  readonly what: string
  /** Of a gas device: the component that is carried out then, as it came; null of an ESME. */
  readonly component: Buffer | null
}

/** A device that another has joined. */
export interface JoinedDevice {
  readonly device: EntityIdentifier
  /** As joining numbers kinds of device (docs/domain/gbcs-use-cases.md#join): 0 GSME to 6 Type 2. */
  readonly deviceType: number
}

/** The home area network that a device has joined after it was installed. */
interface JoinedNetwork {
  readonly hub: EntityIdentifier
  /** Of the link key that it agreed with the hub: 16 octets. */
  readonly linkKeyHash: Buffer
}

/** A device's own clock, as it differs from the time of the network. */
interface DeviceClock {
  readonly offsetMs: number
  /** Whether the device trusts it (docs/domain/gbcs-use-cases.md#clock). */
  readonly status: 'reliable' | 'invalid' | 'unreliable'
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
  readonly activations: readonly PendingActivation[]
  /** Keys of its own that it has made; those of the factory for a use that is absent. */
  readonly keys: ReadonlyMap<OwnKeyUse, OwnKeys>
  /** COSEM attributes that were set, by class, logical name and number: `1/00005E2C220B/2`. */
  readonly attributes: ReadonlyMap<string, DlmsData>
  /**
   * Of a gas device: what its clusters hold, by names of their own: attributes by cluster and id (`0702/0307`), and what was
   * published to it.
   */
  readonly clusters: ReadonlyMap<string, number | Buffer>
  readonly clock: DeviceClock
  /** Of a meter: what it has counted and charged for; null while nobody has changed anything that counts. */
  readonly account: MeterAccount | null
  /** Null while that is what it left the factory with. */
  readonly firmware: Firmware | null
  /** Of a Communications Hub: what it knows of its network; null while that is what it left the factory with. */
  readonly han: HanLog | null
  /** The device's own log: those that it has joined; null while that is what was installed with it. */
  readonly joined: readonly JoinedDevice[] | null
  /**
   * Whether the hub lets it take part in the network; null while that is as it was installed. Of a hub, and of the GPF in it:
   * whether it is connected, or was taken away.
   */
  readonly isOnNetwork: boolean | null
  /** Whose network it joined last; null while that is the hub that was installed with it. */
  readonly network: JoinedNetwork | null
}

export const factoryState: DeviceState = {
  replaced: new Map(),
  counters: new Map(),
  topUpFloor: 0n,
  alertsSent: 0n,
  pending: [],
  activations: [],
  keys: new Map(),
  attributes: new Map(),
  clusters: new Map(),
  clock: { offsetMs: 0, status: 'reliable' },
  account: null,
  firmware: null,
  han: null,
  joined: null,
  isOnNetwork: null,
  network: null,
}

export const counterOf = (state: DeviceState, role: number): bigint => state.counters.get(role) ?? 0n

export const withCounter = (state: DeviceState, role: number, counter: bigint): DeviceState => ({
  ...state,
  counters: new Map(state.counters).set(role, counter),
})
