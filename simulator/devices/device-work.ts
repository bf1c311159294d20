import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { Device } from './device.ts'
import type { DeviceQueues } from './device-queues.ts'
import type { PendingCommand } from './device-state.ts'
import type { DeviceStore } from './device-store.ts'
import { executeCommand } from './execute-command.ts'
import type { Circumstances, Executed } from './execution.ts'
import { executePending, nextDue } from './future-dating.ts'
import { protectOutgoing } from './protect-outgoing.ts'
import type { SecurityLogEntry, SecurityLogKind, SecurityNote } from './security-log.ts'

/** What devices do: with a frame that comes, and when a time comes. */
export interface DeviceWork {
  /** What a device does with a frame; to be run in the device's queue. */
  take(device: EntityIdentifier, frame: Uint8Array, send: (frame: Uint8Array) => void): Promise<void>
  onUnprompted(send: (device: EntityIdentifier, frame: Uint8Array) => void): void
  /** Waits again for the times of the commands that are pending in the store. */
  resume(): void
}

export interface DeviceWorkOptions extends Omit<Circumstances, 'now'> {
  readonly store: DeviceStore
  readonly queues: DeviceQueues
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly sign: Sign
  readonly log: Logger
}

export function createDeviceWork(options: DeviceWorkOptions): DeviceWork {
  const { store, queues, clock, scheduler, log } = options
  const settle = createSettlement(options)
  const circumstances = (): Circumstances => ({ ...options, now: clock.now() })
  let sendUnprompted = (_device: EntityIdentifier, _frame: Uint8Array): void => {
    throw new SimulatorFault('SIM_INVARIANT', 'Nobody takes what devices send')
  }

  /** A command that was cancelled or replaced meanwhile is no longer in the state when its time comes. */
  const awaitTime = (device: EntityIdentifier, { executeAt }: PendingCommand) =>
    scheduler.at(executeAt, `a future-dated command of ${device}`, () => queues.run(device, () => actDue(device)))

  const actDue = async (deviceId: EntityIdentifier): Promise<void> => {
    for (;;) {
      const device = store.get(deviceId)
      const due = nextDue(device.state, clock.now())
      if (due === undefined) return
      sendUnprompted(deviceId, await settle(device, 'unprompted', executePending(device, due, circumstances())))
    }
  }

  return {
    async take(deviceId, frame, send) {
      const device = store.get(deviceId)
      const execution = await executeCommand(device, frame, circumstances())
      if (!execution.ok) {
        log.debug({ device: deviceId, ...execution.failure }, 'dropped a frame')
        return store.note(device, entryOf('dropped', execution.failure, clock))
      }
      send(await settle(device, 'executed', execution.value))
      for (const pending of execution.value.state.pending) {
        if (!device.state.pending.includes(pending)) awaitTime(deviceId, pending)
      }
    },
    onUnprompted(send) {
      sendUnprompted = send
    },
    resume() {
      for (const device of store.devicesWithPending()) {
        for (const pending of store.get(device).state.pending) awaitTime(device, pending)
      }
    },
  }
}

const entryOf = (kind: SecurityLogKind, note: SecurityNote, clock: Clock): SecurityLogEntry => ({
  kind,
  ...note,
  at: clock.now(),
})

/**
 * Makes durable what a command did, and gives what the device sends. That leaves only after the state it speaks of is
 * durable; signing need not wait for it.
 */
const createSettlement =
  ({ store, sign, clock }: DeviceWorkOptions) =>
  async (device: Device, kind: SecurityLogKind, { state, outgoing, note }: Executed): Promise<Buffer> => {
    const [frame] = await Promise.all([
      protectOutgoing(device, outgoing, sign),
      store.commit(device, state, entryOf(kind, note, clock)),
    ])
    return frame
  }
