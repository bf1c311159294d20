import type { CertificateReader } from '../../../certs/certificate-reader.ts'
import type { PathValidator } from '../../../certs/paths/path-validation.ts'
import { alertCodes } from '../../gbcs/alert-codes.ts'
import type { GbcsMessage, GroupingHeader } from '../../gbcs/message.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Sign } from '../../vocabulary/ports/signing.ts'
import { failed, type Result } from '../../vocabulary/result.ts'
import type { TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { Device } from '../state/device.ts'
import type { DeviceState } from '../state/device-state.ts'
import type { SecurityLogEntry, SecurityNote } from '../state/security-log.ts'

/** What the device has about it when it executes a command. */
export interface Circumstances {
  /** The device's clock. */
  readonly now: Instant
  readonly readCertificate: CertificateReader
  readonly validatePath: PathValidator
  /** Signs with the device's own keys. */
  readonly sign: Sign
  /** The clock of the Communications Hub that a device is joined to; null where it has none. */
  readonly hubTime: (device: Device) => Promise<Instant | null>
  /** Another device that takes part in the home area network of a device; null where it does not. */
  readonly partner: (device: Device, other: EntityIdentifier) => Promise<Pick<Device, 'blueprint' | 'state'> | null>
  /** What a device answers that cannot join another one although nothing speaks against it; null where it can. */
  readonly joinFailure: (device: Device) => Promise<number | null>
  /** What a device has noted, oldest first. */
  readonly log: (device: Device) => Promise<readonly SecurityLogEntry[]>
}

/** A message that the device is going to send, before it is signed or has its MAC. */
export interface Outgoing {
  readonly header: GroupingHeader
  readonly content: Buffer
  /** The device's signature, or a MAC for the holder of the key agreement cell. */
  readonly protection: 'signature' | { readonly macWith: TrustAnchorCellIdentifier }
}

/** A command that was executed: what the device is from now on, what it sends, what its log says. */
export interface Executed {
  readonly state: DeviceState
  /** The answer to a command, or the alert that it was about; null where there is nothing to say. */
  readonly outgoing: Outgoing | null
  /** What it says beside, unasked; nothing where left out. */
  readonly alerts?: readonly Outgoing[]
  /** Events of GBCS 16.2 that came of it, in order: it notes them, and raises an alert of those that it is to tell of. */
  readonly events?: readonly number[]
  readonly note: SecurityNote
  /** What it notes beside: of alerts with a use case of their own. */
  readonly notes?: readonly SecurityNote[]
}

/** A command is executed, or dropped in silence with a note in the log. */
export type Execution = Result<Executed, SecurityNote>

/** Executes the commands of one use case, from their payload on; the frame's MAC was verified. */
export type UseCase = (device: Device, message: GbcsMessage, circumstances: Circumstances) => Promise<Execution>

export const dropped = (event: keyof typeof alertCodes, reason: string, detail: string) =>
  failed<SecurityNote>({ event: alertCodes[event], reason, detail })

/** The header of an answer: the command's, with the parties exchanged. */
export const answerHeader = (message: GbcsMessage, dateTime: Buffer | null): GroupingHeader => ({
  cra: 'response',
  counter: message.counter,
  originator: message.recipient,
  recipient: message.originator,
  dateTime,
  messageCode: message.messageCode,
  supplementary: Buffer.alloc(0),
})
