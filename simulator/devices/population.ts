import { createCertificateReader } from '../../certs/certificate-reader.ts'
import { createPathValidator } from '../../certs/path-validation.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Journal } from '../vocabulary/ports/journal.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { DevicePopulation } from '../vocabulary/ports/wan.ts'
import type { BlueprintSource } from './blueprint.ts'
import { type Device, filledCells } from './device.ts'
import { createDeviceQueues } from './device-queues.ts'
import type { PendingCommand } from './device-state.ts'
import { createDeviceStore } from './device-store.ts'
import { executeCommand } from './execute-command.ts'
import type { Circumstances, Executed } from './execution.ts'
import { executePending, nextDue } from './future-dating.ts'
import { type CellContents, contentsOf, countersOf, type DeviceCounters } from './inspection.ts'
import { protectOutgoing } from './protect-outgoing.ts'
import type { SecurityLogEntry, SecurityLogKind, SecurityNote } from './security-log.ts'

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

/** Devices that execute real commands, and let a harness look inside them. */
export interface SimulatedPopulation extends DevicePopulation {
  /** Takes up future-dated commands that were pending when the state was last closed; call once, after the wiring. */
  resume(): void
  /** What the cells hold; this and the following throw SIM_NO_SUCH_DEVICE. */
  cellsOf(device: EntityIdentifier): readonly CellContents[]
  countersOf(device: EntityIdentifier): DeviceCounters
  /** The newest hundred entries of the device's security log, oldest first. */
  logOf(device: EntityIdentifier): readonly SecurityLogEntry[]
  /** How many frames ever reached the device, whatever it made of them. */
  framesSeen(device: EntityIdentifier): number
  /** How many devices are in memory. */
  liveDevices(): number
}

const shownLogEntries = 100

/** A population whose devices are derived when they are first touched; `inFlight` is the caller's to keep. */
export function createDevicePopulation(options: DevicePopulationOptions): SimulatedPopulation {
  const { journal, clock, scheduler, sign, log } = options
  const readCertificate = createCertificateReader()
  const validatePath = createPathValidator()
  const store = createDeviceStore({
    blueprint: options.blueprint,
    journal,
    readCertificate,
    capacity: options.workingSet ?? 2048,
  })
  const queues = createDeviceQueues()
  let sendUnprompted: Parameters<DevicePopulation['onUnprompted']>[0] | null = null

  const deviceOf = (deviceId: EntityIdentifier): Device => {
    const device = store.find(deviceId)
    if (device === undefined) throw new SimulatorFault('SIM_NO_SUCH_DEVICE', `There is no device ${deviceId}`)
    return device
  }

  const circumstances = (): Circumstances => ({ now: clock.now(), readCertificate, validatePath })

  const entryOf = (kind: SecurityLogKind, note: SecurityNote): SecurityLogEntry => ({ kind, ...note, at: clock.now() })

  /** What a device sends leaves only after the state that it speaks of is durable; signing need not wait for that. */
  const settle = async (device: Device, kind: SecurityLogKind, executed: Executed): Promise<Buffer> => {
    const [frame] = await Promise.all([
      protectOutgoing(device, executed.outgoing, sign),
      store.commit(device, executed.state, entryOf(kind, executed.note)),
    ])
    return frame
  }

  const take = async (deviceId: EntityIdentifier, frame: Uint8Array, send: (frame: Uint8Array) => void) => {
    const device = deviceOf(deviceId)
    const execution = await executeCommand(device, frame, circumstances())
    if (!execution.ok) {
      log.debug({ device: deviceId, ...execution.failure }, 'dropped a frame')
      return store.note(device, entryOf('dropped', execution.failure))
    }
    send(await settle(device, 'executed', execution.value))
    for (const pending of execution.value.state.pending) {
      if (!device.state.pending.includes(pending)) awaitTime(deviceId, pending)
    }
  }

  /** A command that was cancelled or replaced meanwhile is no longer in the state when its time comes. */
  const awaitTime = (deviceId: EntityIdentifier, { executeAt }: PendingCommand) =>
    scheduler.at(executeAt, `a future-dated command of ${deviceId}`, () => queues.run(deviceId, () => actDue(deviceId)))

  const actDue = async (deviceId: EntityIdentifier): Promise<void> => {
    for (;;) {
      const device = deviceOf(deviceId)
      const due = nextDue(device.state, clock.now())
      if (due === undefined) return
      const alert = await settle(device, 'unprompted', executePending(device, due, circumstances()))
      if (sendUnprompted === null) throw new SimulatorFault('SIM_INVARIANT', 'Nobody takes what devices send')
      sendUnprompted(deviceId, alert)
    }
  }

  return {
    holds: (deviceId) => store.find(deviceId) !== undefined,
    receive: (deviceId, frame, send) => queues.run(deviceId, () => take(deviceId, frame, send)),
    onUnprompted(send) {
      sendUnprompted = send
    },
    resume() {
      for (const deviceId of store.devicesWithPending()) {
        for (const pending of deviceOf(deviceId).state.pending) awaitTime(deviceId, pending)
      }
    },
    cellsOf: (deviceId) => filledCells(deviceOf(deviceId)).map(contentsOf),
    countersOf: (deviceId) => countersOf(deviceOf(deviceId).state),
    logOf: (deviceId) => store.log(deviceOf(deviceId).blueprint.deviceId).slice(-shownLogEntries),
    framesSeen: (deviceId) =>
      store.log(deviceOf(deviceId).blueprint.deviceId).filter((entry) => entry.kind !== 'unprompted').length,
    liveDevices: () => store.inMemory(),
  }
}
