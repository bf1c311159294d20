import { alertCodes } from '../../gbcs/alert-codes.ts'
import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { succeeded } from '../../vocabulary/result.ts'
import type { Device } from '../state/device.ts'
import type { DeviceState, PendingCommand } from '../state/device-state.ts'
import type { SecurityNote } from '../state/security-log.ts'
import { answerHeader, type Circumstances, type Execution } from './execution.ts'

/** A Command that names its time, as far as waiting for it goes; each use case has its own Response. */
export interface FutureDated {
  /** Of one originator only the newest Command of a place waits. */
  readonly place: string
  /** Null for a cancellation: what waits in the place waits no more. */
  readonly executeAt: Instant | null
  /** What the device's Response says. */
  readonly content: Buffer
  /** For the log. */
  readonly detail: string
}

/**
 * Accepts an authenticated Command that names its time: it waits in the device, or cancels what waits there. A time that has
 * passed is one that has come.
 */
export function postpone(
  device: Device,
  message: GbcsMessage,
  { place, executeAt, content, detail }: FutureDated,
  { now }: Circumstances,
): Execution {
  const { originator } = message
  const others = device.state.pending.filter((other) => other.originator !== originator || other.place !== place)
  const frame = Buffer.from(message.octets)
  const pending = executeAt === null ? others : [...others, { originator, place, executeAt, frame }]
  const reason = executeAt === null ? 'future-dated-cancelled' : 'future-dated-accepted'
  return succeeded({
    state: { ...device.state, pending },
    outgoing: { header: answerHeader(message, writeDlmsDateTime(now)), content, protection: 'signature' },
    note: { event: alertCodes.immediateCommandActioned, reason, detail },
  })
}

/** The Command whose time came first, if any has come. */
export const nextDue = ({ pending }: DeviceState, now: Instant): PendingCommand | undefined =>
  pending.filter(({ executeAt }) => executeAt <= now).sort((one, other) => one.executeAt - other.executeAt)[0]

/** What became of a Command whose time had come: what the device is then, and what it says of it. */
interface DueOutcome {
  readonly state: DeviceState
  readonly alert: { readonly messageCode: number; readonly content: Buffer }
  readonly note: SecurityNote
}

/**
 * Executes the Commands of one use case that the device kept until their time.
 *
 * @param device as it is without the Command
 */
export type DueUseCase = (device: Device, message: GbcsMessage, circumstances: Circumstances) => DueOutcome | undefined
