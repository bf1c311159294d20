import { readMessage } from '../gbcs/message.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Clock } from '../vocabulary/ports/clock.ts'
import type { Logger } from '../vocabulary/ports/logger.ts'
import type { Scheduler } from '../vocabulary/ports/scheduler.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { DevicePopulation, Send } from '../vocabulary/ports/wan.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import type { Device } from './device.ts'
import type { DeviceQueues } from './device-queues.ts'
import type { PendingCommand } from './device-state.ts'
import type { DeviceStore } from './device-store.ts'
import { executeCommand } from './execute-command.ts'
import type { Circumstances, Executed } from './execution.ts'
import { executePending, nextDue } from './future-dating.ts'
import { protectOutgoing } from './protect-outgoing.ts'
import { type AlertToRaise, raiseAlert } from './raise-alert.ts'
import type { SecurityLogEntry, SecurityLogKind, SecurityNote } from './security-log.ts'
import type { UnsentFrame } from './unsent-frames.ts'

/** What devices do: with a frame that comes, and when a time comes. */
export interface DeviceWork {
  /** What a device does with a frame; to be run in the device's queue. */
  take(device: EntityIdentifier, frame: Uint8Array, send: Send): Promise<void>
  /**
   * Has a device raise an alert; to be run in the device's queue. Durable, with the counter that it carries, once resolved:
   * then it is on its way.
   *
   * @returns the alert as it was sent, or why there is none
   */
  raise(device: EntityIdentifier, alert: AlertToRaise): Promise<Result<Buffer, string>>
  readonly onUnprompted: DevicePopulation['onUnprompted']
  /** Sends again what may not have arrived, and waits again for the times of the commands that are pending in the store. */
  resume(): void
  /** Counts nothing as sent any more: whoever would take it is about to close too. */
  close(): void
}

export interface DeviceWorkOptions extends Omit<Circumstances, 'now'> {
  readonly store: DeviceStore
  readonly queues: DeviceQueues
  /** Whether another population has claimed a device. */
  readonly isElsewhere: (device: EntityIdentifier) => boolean
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly sign: Sign
  readonly log: Logger
}

export function createDeviceWork(options: DeviceWorkOptions): DeviceWork {
  const { store, queues, clock, scheduler, isElsewhere, log } = options
  const settle = createSettlement(options)
  const circumstances = (): Circumstances => ({ ...options, now: clock.now() })
  let closed = false
  let sendUnprompted: Parameters<DevicePopulation['onUnprompted']>[0] = () => {
    throw new SimulatorFault('SIM_INVARIANT', 'Nobody takes what devices send')
  }

  /** Where it cannot be noted any more that a frame has arrived, it is sent again: the other end knows what it has had. */
  const sendOff = (unsent: UnsentFrame, send: Send): void => {
    void send(unsent.frame)
      .then(() => (closed ? undefined : store.unsent.sent(unsent)))
      .catch((err: unknown) => log.debug({ err, device: unsent.device }, 'a frame will be sent again'))
  }
  const sendUnasked = (unsent: UnsentFrame) => sendOff(unsent, (frame) => sendUnprompted(unsent.device, frame))

  /** A command that was cancelled or replaced meanwhile is no longer in the state when its time comes. */
  const awaitTime = (device: EntityIdentifier, { executeAt }: PendingCommand) =>
    scheduler.at(executeAt, `a future-dated command of ${device}`, () => queues.run(device, () => actDue(device)))

  const actDue = async (deviceId: EntityIdentifier): Promise<void> => {
    for (;;) {
      const device = store.get(deviceId)
      const due = nextDue(device.state, clock.now())
      if (due === undefined || isElsewhere(deviceId)) return
      const unsent = await settle(device, 'unprompted', executePending(device, due, circumstances()))
      if (unsent !== null) sendUnasked(unsent)
    }
  }

  return {
    async take(deviceId, frame, send) {
      if (isElsewhere(deviceId)) return
      const device = store.get(deviceId)
      const execution = await executeCommand(device, frame, circumstances())
      if (!execution.ok) {
        log.debug({ device: deviceId, ...execution.failure }, 'dropped a frame')
        return store.note(device, { ...entryOf('dropped', execution.failure, clock), ...messageIn(frame) })
      }
      const unsent = await settle(device, 'executed', execution.value)
      if (unsent === null) return
      sendOff(unsent, send)
      for (const pending of execution.value.state.pending) {
        if (!device.state.pending.includes(pending)) awaitTime(deviceId, pending)
      }
    },
    async raise(deviceId, alert) {
      const device = store.get(deviceId)
      const raised = raiseAlert(device, alert, clock.now())
      if (!raised.ok) return raised
      const unsent = await settle(device, 'unprompted', raised.value)
      if (unsent === null) return failed(`${deviceId} is of a fleet in another process`)
      sendUnasked(unsent)
      return succeeded(unsent.frame)
    },
    onUnprompted(send) {
      sendUnprompted = send
    },
    resume() {
      for (const unsent of store.unsent.left()) sendUnasked(unsent)
      for (const device of store.devicesWithPending()) {
        for (const pending of store.get(device).state.pending) awaitTime(device, pending)
      }
    },
    close() {
      closed = true
    },
  }
}

function messageIn(frame: Uint8Array): Pick<SecurityLogEntry, 'message'> {
  const reading = readMessage(frame)
  if (!reading.ok) return {}
  const { originator, counter, messageCode } = reading.value
  return { message: { originator, counter: String(counter), messageCode } }
}

const entryOf = (kind: SecurityLogKind, note: SecurityNote, clock: Clock): SecurityLogEntry => ({
  kind,
  ...note,
  at: clock.now(),
})

/**
 * Makes durable what a command did, and what the device has to send of it: that leaves only afterwards. Null, and nothing
 * done, where another population claimed the device meanwhile.
 */
const createSettlement =
  ({ store, sign, clock, isElsewhere }: DeviceWorkOptions) =>
  async (device: Device, kind: SecurityLogKind, { state, outgoing, note }: Executed): Promise<UnsentFrame | null> => {
    const unsent = store.unsent.add(device.blueprint.deviceId, await protectOutgoing(device, outgoing, sign))
    if (isElsewhere(device.blueprint.deviceId)) return null
    await store.commit(device, state, entryOf(kind, note, clock), unsent)
    return unsent
  }
