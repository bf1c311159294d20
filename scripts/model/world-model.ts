import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import type { MeteringPoint } from '../../simulator/vocabulary/metering-point.ts'
import type { RequestId } from '../../simulator/vocabulary/request-id.ts'
import { type Agenda, createAgenda } from './agenda.ts'
import type { DeviceName, MeterName, Slot } from './parties.ts'

/** Whose certificates are in the cells of a slot, or are to go there. */
export interface Certificates {
  readonly signing: EntityIdentifier | null
  readonly agreement: EntityIdentifier | null
}

export type Slots = Record<Slot, Certificates>

/** When a request is to be executed: at once, at an instant, or never, since it cancels. */
export type When = number | 'cancel' | null

/** What one user asked of one slot. */
export interface Ask {
  readonly by: EntityIdentifier
  readonly device: DeviceName
  readonly slot: Slot
  readonly certificates: Certificates
  readonly when: When
  readonly floor: bigint | null
}

/** A request that was sent, and what the model expects the DCC to tell of it on connections of its own. */
export interface Sent extends Ask {
  readonly variant: '6.21' | '6.15.1' | '6.24.1' | '8.4'
  readonly requestId: RequestId
  readonly counter: bigint
  /** `I0 to ALBN`, `N42 to LOND`, in order. */
  readonly told: string[]
}

/** A Pre-Command that a user has and has not sent back. */
export interface Draft extends Ask {
  readonly requestId: RequestId
  readonly counter: bigint
}

/** A fault of a link, and how many more frames it strikes. */
export interface Disturbance {
  readonly fault: 'unreachable' | 'lost down' | 'lost up' | 'duplicated down' | 'duplicated up'
  readonly next: number
}

/** A Command as the device gets it. */
export interface Command {
  readonly kind: 'update' | 'read'
  /** Who signed it. */
  readonly by: EntityIdentifier
  readonly counter: bigint
  /** When the device is to execute it; a handover that the DSP has held is executed at once. */
  readonly when: When
  readonly sent: Sent
}

/** A Command that the device keeps until its time. */
export interface KeptCommand {
  readonly command: Command
  readonly until: number
}

export interface DeviceModel {
  readonly slots: Slots
  /** What the next counter must exceed, of each slot's holder and of the broker. */
  readonly counters: Record<Slot | 'broker', bigint>
  kept: readonly KeptCommand[]
  alertsSent: number
  disturbance: Disturbance | null
  /** Commands that the DCC has not got to the device yet, oldest first. */
  readonly queue: Order[]
  /** The broker's own counter for this device; null before its first Command. */
  brokerCounter: bigint | null
}

/** An accepted request on its way. */
export interface Order {
  readonly sent: Sent
  readonly kind: 'handover' | 'update' | 'read'
  /** How long the DCC tries to deliver it, and then waits for an answer. */
  readonly waitMs: number
  readonly acceptedAt: number
  command: Command | null
  state: 'waiting' | 'delivered' | 'ended'
  /** Whether the DCC has written down that it was delivered: of one that goes at once it does not. */
  isDeliveryNoted: boolean
  /** How often the device could not be reached. */
  failures: number
  /** Not before then is the device called again. */
  retryAt: number
  /** Each takes something off the agenda: the next call, and the end of waiting for a Response. */
  cancelRetry: () => void
  cancelDeadline: () => void
}

/** A record of one series of Registration Data; both days belong to it. */
export interface Registered {
  readonly party: string
  readonly from: string
  readonly to: string | null
}

export interface PointModel {
  readonly point: MeteringPoint
  network: readonly Registered[]
  supply: readonly Registered[]
}

/** What waits in a place of the DSP's schedule. */
interface Scheduled {
  readonly sent: Sent
  readonly leave: () => void
}

/** A Command that the DCC knows a device to keep. */
interface KnownKeptCommand {
  readonly sent: Sent
  readonly forget: () => void
}

/** All that the model knows of the DCC, its registers and the devices. */
export interface WorldModel {
  readonly agenda: Agenda
  readonly devices: Record<DeviceName, DeviceModel>
  /** What the DCC believes of the devices' slots. */
  readonly mirror: Record<DeviceName, Slots>
  /** Whom the inventory holds responsible for the site. */
  readonly supplier: EntityIdentifier
  /** Registration Data of the site's own points and of its neighbour's. */
  readonly points: readonly PointModel[]
  readonly inventory: Record<MeterName, MeteringPoint>
  readonly schedule: Map<string, Scheduled>
  readonly knownKept: Map<string, KnownKeptCommand>
  /** Whether the network can be brought up again. */
  readonly isOnDisk: boolean
  /** Accepted requests on their way, in the order of acceptance; those that have ended are taken out now and then. */
  orders: readonly Order[]
  /** When the DCC came up last. */
  startedAt: number
  readonly sent: Sent[]
  readonly drafts: Draft[]
}

export interface Beginning {
  readonly now: number
  readonly isOnDisk: boolean
  readonly supplier: EntityIdentifier
  readonly slots: Record<DeviceName, Slots>
  readonly points: readonly PointModel[]
  readonly inventory: Record<MeterName, MeteringPoint>
}

export const createWorldModel = ({ now, isOnDisk, supplier, slots, points, inventory }: Beginning): WorldModel => ({
  agenda: createAgenda(now),
  isOnDisk,
  orders: [],
  startedAt: now,
  devices: { ESME: newDevice(slots.ESME), GPF: newDevice(slots.GPF) },
  mirror: { ESME: { ...slots.ESME }, GPF: { ...slots.GPF } },
  supplier,
  points,
  inventory: { ...inventory },
  schedule: new Map(),
  knownKept: new Map(),
  sent: [],
  drafts: [],
})

const newDevice = (slots: Slots): DeviceModel => ({
  slots: { ...slots },
  counters: { Supplier: 0n, NetworkOperator: 0n, broker: 0n },
  kept: [],
  alertsSent: 0,
  disturbance: null,
  queue: [],
  brokerCounter: null,
})
