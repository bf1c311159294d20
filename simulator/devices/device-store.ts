import type { CertificateReader } from '../../certs/certificate-reader.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'
import type { BlueprintSource } from './blueprint.ts'
import { createDevice, type Device } from './device.ts'
import { type DeviceState, factoryState } from './device-state.ts'
import type { SecurityLogEntry } from './security-log.ts'
import { restoreState, storeState } from './stored-state.ts'
import { createUnsentFrames, type UnsentFrame, type UnsentFrames } from './unsent-frames.ts'

/** The devices that were touched: what happened to them in the journal, the latest of them in memory. */
export interface DeviceStore {
  /** Derives the device where it is not in memory; undefined where there is none. */
  find(device: EntityIdentifier): Device | undefined
  /** The same; throws SIM_NO_SUCH_DEVICE where there is none. */
  get(device: EntityIdentifier): Device
  /** Makes a device's next state, what its log says of it and what it has to send durable, together. */
  commit(device: Device, state: DeviceState, entry: SecurityLogEntry, unsent: UnsentFrame): Promise<void>
  /** Writes into a device's log and nothing else. */
  note(device: Device, entry: SecurityLogEntry): Promise<void>
  /** What devices have to send. */
  readonly unsent: Omit<UnsentFrames, 'toPut'>
  log(device: EntityIdentifier): SecurityLogEntry[]
  /** Devices in which a command waits for its time. */
  devicesWithPending(): EntityIdentifier[]
  inMemory(): number
}

const stateKey = (device: EntityIdentifier) => `device/${device}`
/** Found without reading the state of every device that was ever spoken to. */
const pendingPrefix = 'device-with-pending/'

export interface DeviceStoreOptions {
  readonly blueprint: BlueprintSource
  readonly journal: Journal
  readonly readCertificate: CertificateReader
  /** The most devices in memory. */
  readonly capacity: number
}

export function createDeviceStore({ blueprint, journal, readCertificate, capacity }: DeviceStoreOptions): DeviceStore {
  /** In order of last use, the longest unused first. */
  const live = new Map<EntityIdentifier, Device>()
  const unsentFrames = createUnsentFrames(journal)

  const keep = (device: Device): Device => {
    const { deviceId } = device.blueprint
    live.delete(deviceId)
    live.set(deviceId, device)
    for (const oldest of live.keys()) {
      if (live.size <= capacity) break
      live.delete(oldest)
    }
    return device
  }

  const derive = (deviceId: EntityIdentifier): Device | undefined => {
    const origin = blueprint(deviceId)
    if (origin === undefined) return undefined
    const key = stateKey(deviceId)
    const stored = journal.value(key)
    return createDevice(origin, stored === undefined ? factoryState : restoreState(key, stored, readCertificate))
  }

  const find = (deviceId: EntityIdentifier): Device | undefined => {
    const device = live.get(deviceId) ?? derive(deviceId)
    return device && keep(device)
  }

  return {
    find,
    get(deviceId) {
      const device = find(deviceId)
      if (device === undefined) throw new SimulatorFault('SIM_NO_SUCH_DEVICE', `There is no device ${deviceId}`)
      return device
    },
    unsent: unsentFrames,
    async commit(device, state, entry, unsent) {
      const { deviceId } = device.blueprint
      const put = new Map<string, unknown>([[stateKey(deviceId), storeState(state)], unsentFrames.toPut(unsent)])
      const waits = state.pending.length > 0
      if (waits || device.state.pending.length > 0) put.set(pendingPrefix + deviceId, waits ? true : undefined)
      await journal.commit({ events: [eventOf(deviceId, entry)], put })
      // Kept even if the device was pushed out of memory meanwhile, or derived again from the state before.
      keep({ ...device, state })
    },
    note: (device, entry) => journal.commit({ events: [eventOf(device.blueprint.deviceId, entry)] }),
    log: (device) => journal.events(stateKey(device)).map(({ body }) => body as SecurityLogEntry),
    devicesWithPending: () => Array.from(journal.values(pendingPrefix), ([key]) => deviceOfKey(key)),
    inMemory: () => live.size,
  }
}

const eventOf = (device: EntityIdentifier, entry: SecurityLogEntry) => ({
  stream: stateKey(device),
  kind: entry.kind,
  body: entry,
})

function deviceOfKey(key: string): EntityIdentifier {
  const device = parseEntityIdentifier(key.slice(pendingPrefix.length))
  if (device === null) throw new SimulatorFault('SIM_STATE_UNREADABLE', `The journal's key ${key} names no device`)
  return device
}
