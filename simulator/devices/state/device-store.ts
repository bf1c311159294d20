import type { CertificateReader } from '../../../certs/certificate-reader.ts'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { History } from '../../vocabulary/ports/history.ts'
import type { State, Taken, Work } from '../../vocabulary/ports/state.ts'
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
}

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
    const known = this.#devices.get(deviceId)
    if (known !== undefined) return known
    const blueprint = this.#blueprintOf(deviceId)
    if (blueprint === undefined) throw noSuchDevice(deviceId)
    const key = keyOf(deviceId)
    const [stored] = await this.#options.state.read([key])
    const state = restoreState(key, stored?.value, this.#options.readCertificate)
    const device = createDevice(blueprint, state, stored?.version ?? 0)
    this.#devices.set(deviceId, device)
    return device
  }

  /**
   * Makes a device's next state, what its log says of it and what it has to send durable, together.
   *
   * @returns what it has to send, without what somebody else has in hand; `outdated`, and nothing is durable, where the
   *          device is not as it was when it was read: what it does is to be worked out anew
   */
  async commit(device: Device, settled: Settled): Promise<readonly UnsentFrame[] | 'outdated'> {
    const { deviceId } = device.blueprint
    const { state, entries, frames, add = [] } = settled
    const [{ at }] = entries
    const changed = await this.#options.state.change({
      put: [{ key: keyOf(deviceId), version: device.version, value: storeState(state) }],
      append: entries.map((entry) => logged(deviceId, entry)),
      add: [...frames.map(({ name, frame }) => workOfFrame(deviceId, name, frame, at)), ...add],
    })
    if (!changed.ok) {
      this.#devices.delete(deviceId)
      return 'outdated'
    }
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

  /** Writes into a device's log and nothing else. */
  async note(device: Device, entry: SecurityLogEntry): Promise<void> {
    await this.#options.state.change({ append: [logged(device.blueprint.deviceId, entry)] })
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
