import { alertCodes } from '../../gbcs/alert-codes.ts'
import {
  type Cs02bCommand,
  type Cs02bOutcome,
  replacementStatus,
  writeCs02bAlert,
  writeCs02bResponse,
} from '../../gbcs/credentials/update-security-credentials.ts'
import { cancellationDateTime, instantOfExecutionDateTime, writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import {
  futureDatedUpdateLoadControllerCredentialsAlert,
  futureDatedUpdateSecurityCredentialsAlert,
} from '../../gbcs/message-codes.ts'
import { credentialsReplacementModes } from '../../vocabulary/credentials-replacement-mode.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { succeeded } from '../../vocabulary/result.ts'
import { holderOf } from '../state/cell-holder.ts'
import { certificateIn, type Device } from '../state/device.ts'
import type { DeviceState, PendingCommand } from '../state/device-state.ts'
import type { SecurityNote } from '../state/security-log.ts'
import { authenticateHolder } from './authenticate.ts'
import { answerHeader, type Circumstances, dropped, type Executed, type Execution, type Outgoing } from './execution.ts'
import { readUpdate } from './read-update.ts'
import { changedAnything, describeOutcome, type Replaced, replaceCredentials } from './replace-credentials.ts'

const { loadControllerBySupplier, loadControllerByLoadController } = credentialsReplacementModes
const modesOfLoadController: readonly number[] = [loadControllerBySupplier.mode, loadControllerByLoadController.mode]

/** A command that names the time of its execution. */
export interface FutureDatedCommand extends Cs02bCommand {
  readonly executionDateTime: string
}

export const isFutureDated = (command: Cs02bCommand): command is FutureDatedCommand =>
  command.executionDateTime !== null

/**
 * Accepts an authenticated command that names its time: it waits in the device, or cancels what waits there.
 * Of one originator and mode only the newest waits. A time that has passed is one that has come.
 */
export function postpone(
  device: Device,
  message: GbcsMessage,
  { mode, executionDateTime }: FutureDatedCommand,
  { now }: Circumstances,
): Execution {
  const executeAt = instantOfExecutionDateTime(executionDateTime)
  if (executeAt === null) {
    return dropped('integrityCheckFailed', 'payload-malformed', `'${executionDateTime}' is no date-time.`)
  }
  const { originator } = message
  const others = device.state.pending.filter((other) => other.originator !== originator || other.mode !== mode)
  const cancels = executionDateTime === cancellationDateTime
  const frame = Buffer.from(message.octets)
  const pending = cancels ? others : [...others, { originator, mode, executeAt, frame }]
  const reason = cancels ? 'future-dated-cancelled' : 'future-dated-accepted'
  return succeeded({
    state: { ...device.state, pending },
    outgoing: {
      header: answerHeader(message, writeDlmsDateTime(now)),
      content: writeCs02bResponse({ outcome: null }),
      protection: 'signature',
    },
    note: { event: alertCodes.immediateCommandActioned, reason, detail: executionDateTime },
  })
}

/** The command whose time came first, if any has come. */
export const nextDue = ({ pending }: DeviceState, now: Instant): PendingCommand | undefined =>
  pending.filter(({ executeAt }) => executeAt <= now).sort((one, other) => one.executeAt - other.executeAt)[0]

/**
 * Executes a command whose time has come, and tells its originator by an alert. Certificates are judged now and not
 * when the command came; and who no longer holds the cell that authorised it can change nothing any more.
 */
export function executePending(device: Device, pending: PendingCommand, circumstances: Circumstances): Executed {
  const { message, command, executionDateTime, authorisedBy, replacedRole } = reread(device, pending)
  const waited = { ...device.state, pending: device.state.pending.filter((other) => other !== pending) }
  const settled = { ...device, state: { ...waited, alertsSent: waited.alertsSent + 1n } }
  const { state, outcome } = authenticateHolder(settled, message, authorisedBy).ok
    ? replaceCredentials(settled, command, replacedRole, circumstances)
    : nothingReplaced(settled, command)
  const actioned = changedAnything(outcome)
  const event = actioned ? alertCodes.futureDatedCommandActioned : alertCodes.futureDatedCommandNotActioned
  const reason = actioned ? 'future-dated-actioned' : 'future-dated-not-actioned'
  const note: SecurityNote = { event, reason, detail: describeOutcome(outcome) }
  return { state, outgoing: alertOf(settled, pending, { alertCode: event, executionDateTime, outcome }), note }
}

function reread(device: Device, { frame }: PendingCommand) {
  const message = readMessage(frame)
  const update = message.ok ? readUpdate(message.value) : message
  if (message.ok && update.ok && isFutureDated(update.value.command)) {
    const { command, mode } = update.value
    return { message: message.value, command, executionDateTime: command.executionDateTime, ...mode }
  }
  const detail = `A pending command of ${device.blueprint.deviceId} cannot be read again`
  throw new SimulatorFault('SIM_STATE_UNREADABLE', detail)
}

const alertOf = (
  { blueprint, state }: Device,
  { originator, mode }: PendingCommand,
  alert: Parameters<typeof writeCs02bAlert>[0],
): Outgoing => ({
  header: {
    cra: 'alert',
    counter: state.alertsSent,
    originator: blueprint.deviceId,
    recipient: originator,
    dateTime: null,
    messageCode: modesOfLoadController.includes(mode)
      ? futureDatedUpdateLoadControllerCredentialsAlert
      : futureDatedUpdateSecurityCredentialsAlert,
    supplementary: Buffer.alloc(0),
  },
  content: writeCs02bAlert(alert),
  protection: 'signature',
})

function nothingReplaced(device: Device, { authorisingCounter, mode, replacements }: Cs02bCommand): Replaced {
  const outcomes = replacements.map(({ target }) => {
    const existing = holderOf(certificateIn(device, target))
    return { cell: target, status: replacementStatus.other, existing, replacing: existing }
  })
  const outcome: Cs02bOutcome = { authorisingCounter, mode, floors: [], replacements: outcomes }
  return { state: device.state, outcome }
}
