import type { CertificateReader } from '../../../certs/certificate-reader.ts'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { History } from '../../vocabulary/ports/history.ts'
import type { Key, State, Taken, Work } from '../../vocabulary/ports/state.ts'
import type { Receipt } from '../../vocabulary/ports/wan.ts'
import type { BlueprintSource, DeviceBlueprint } from './blueprint.ts'
import { createDevice, type Device } from './device.ts'
import type { DeviceState } from './device-state.ts'
import { type SecurityLogEntry, storedLogEntry } from './security-log.ts'
import { restoreState, storeState } from './stored-state.ts'
import { frameOfWork, type UnsentFrame, workOfFrame } from './unsent-frames.ts'

export interface DeviceStoreOptions {
  readonly blueprint: BlueprintSource
  readonly state: State
  readonly history: Pick<History, 'of'>
  readonly readCertificate: CertificateReader
  /** The most devices in memory. */
  readonly capacity: number
  /**
   * Whether other processes have the same devices: then each is as the store has it whenever it is touched, and its frames wait for
   * whoever takes them.
   */
  readonly isShared: boolean
}

/**
 * Why nothing became durable. `outdated`: the device is not as it was when it was read, and what it does is to be worked out anew.
 * `not-ours`: the receipt was refused, as the frame is another's by now, or nobody's.
 */
export type NotSettled = 'outdated' | 'not-ours'

/** What comes of a command, to be made durable. */
export interface Settled {
  readonly state: DeviceState
  /** What its log says of it, in order. */
  readonly entries: readonly [SecurityLogEntry, ...SecurityLogEntry[]]
  /** What the device sends of it, in order, each with what sets it apart from the other frames of the device. */
  readonly frames: readonly { readonly name: string; readonly frame: Buffer }[]
  /** Commands that are to be looked at when their time comes. */
  readonly add?: readonly Work[]
}

const keyOf = (device: EntityIdentifier) => `device/${device}`

/** The devices that were touched: what became of them in the store, the latest of them in memory. */
export class DeviceStore {
  readonly #options: DeviceStoreOptions
  readonly #blueprints: BoundedMap<EntityIdentifier, DeviceBlueprint>
  readonly #devices: BoundedMap<EntityIdentifier, Device>

  constructor(options: DeviceStoreOptions) {
    this.#options = options
    this.#blueprints = new BoundedMap(options.capacity)
    this.#devices = new BoundedMap(options.capacity)
  }

  get inMemory(): number {
    return this.#devices.size
  }

  holds(device: EntityIdentifier): boolean {
    return this.#blueprintOf(device) !== undefined
  }

  /** @throws SimulatorFault SIM_NO_SUCH_DEVICE, SIM_STATE_UNREADABLE */
  async get(deviceId: EntityIdentifier): Promise<Device> {
    const { isShared } = this.#options
    const known = this.#devices.get(deviceId)
    if (known !== undefined && !isShared) return known
    const blueprint = this.#blueprintOf(deviceId)
    if (blueprint === undefined) throw noSuchDevice(deviceId)
    const key = keyOf(deviceId)
    const [stored] = await this.#options.state.read([key])
    if (known !== undefined && known.version === (stored?.version ?? 0)) return known
    const state = restoreState(key, stored?.value, this.#options.readCertificate)
    const device = createDevice(blueprint, state, stored?.version ?? 0)
    this.#devices.set(deviceId, device)
    return device
  }

  /**
   * Makes a device's next state, what its log says of it and what it has to send durable, together.
   *
   * @returns what it has to send, without what somebody else has in hand; or why nothing is durable
   */
  async commit(device: Device, settled: Settled, receipt: Receipt = {}): Promise<readonly UnsentFrame[] | NotSettled> {
    const { deviceId } = device.blueprint
    const { state, entries, frames, add = [] } = settled
    const [{ at }] = entries
    const held = !this.#options.isShared
    const changed = await this.#options.state.change({
      ...receipt,
      put: [{ key: keyOf(deviceId), version: device.version, value: storeState(state) }],
      append: entries.map((entry) => logged(deviceId, entry)),
      add: [
        ...frames.map(({ name, frame }) => ({ ...workOfFrame(deviceId, name, frame, at), held })),
        ...add,
        ...(receipt.add ?? []),
      ],
    })
    if (!changed.ok) return this.#notSettled(deviceId, changed.lost)
    const { version } = changed
    // A new key agrees other secrets.
    const isRekeyed = state.keys !== device.state.keys
    this.#devices.set(
      deviceId,
      isRekeyed ? createDevice(device.blueprint, state, version) : { ...device, state, version },
    )
    return changed.held.map(frameOfWork)
  }

  /** Has a device derived anew when it is next touched. */
  forget(device: EntityIdentifier): void {
    this.#blueprints.delete(device)
    this.#devices.delete(device)
  }

  /** Writes into a device's log, as of the device as it was read, and nothing else of it. */
  async note(device: Device, entry: SecurityLogEntry, receipt: Receipt = {}): Promise<'noted' | NotSettled> {
    const { deviceId } = device.blueprint
    const changed = await this.#options.state.change({
      ...receipt,
      expect: [{ key: keyOf(deviceId), version: device.version }],
      append: [logged(deviceId, entry)],
    })
    return changed.ok ? 'noted' : this.#notSettled(deviceId, changed.lost)
  }

  #notSettled(deviceId: EntityIdentifier, lost: readonly Key[]): NotSettled {
    const key = keyOf(deviceId)
    if (lost.includes(key)) this.#devices.delete(deviceId)
    return lost.every((other) => other === key) ? 'outdated' : 'not-ours'
  }

  /** Ends a work; after a restart it may be there again, and does no harm. */
  async done(taken: Taken): Promise<void> {
    await this.#options.state.change({ done: [taken], asynchronous: true })
  }

  /** @throws SimulatorFault as `get` */
  async log(device: EntityIdentifier): Promise<SecurityLogEntry[]> {
    if (!this.holds(device)) throw noSuchDevice(device)
    const entries = await this.#options.history.of(keyOf(device), 0, Number.POSITIVE_INFINITY)
    return entries.flatMap(({ body }) => storedLogEntry.read(keyOf(device), body) ?? [])
  }

  #blueprintOf(device: EntityIdentifier): DeviceBlueprint | undefined {
    const known = this.#blueprints.get(device) ?? this.#options.blueprint(device)
    if (known !== undefined) this.#blueprints.set(device, known)
    return known
  }
}

const noSuchDevice = (device: EntityIdentifier) =>
  new SimulatorFault('SIM_NO_SUCH_DEVICE', `There is no device ${device}`)

const logged = (device: EntityIdentifier, entry: SecurityLogEntry) => ({
  subject: keyOf(device),
  kind: entry.kind,
  at: entry.at,
  body: storedLogEntry.write(entry),
})
