import { alertCodes } from '../../gbcs/alert-codes.ts'
import {
  type Cs02bCommand,
  type Cs02bOutcome,
  replacementStatus,
  writeCs02bAlert,
  writeCs02bResponse,
} from '../../gbcs/credentials/update-security-credentials.ts'
import { cancellationDateTime, instantOfExecutionDateTime } from '../../gbcs/date-time.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import {
  futureDatedUpdateLoadControllerCredentialsAlert,
  futureDatedUpdateSecurityCredentialsAlert,
} from '../../gbcs/message-codes.ts'
import { credentialsReplacementModes } from '../../vocabulary/credentials-replacement-mode.ts'
import { holderOf } from '../state/cell-holder.ts'
import { certificateIn, type Device } from '../state/device.ts'
import { authenticateHolder } from './authenticate.ts'
import { type Circumstances, dropped, type Execution } from './execution.ts'
import { type DueUseCase, postpone } from './future-dating.ts'
import { readUpdate } from './read-update.ts'
import { changedAnything, describeOutcome, type Replaced, replaceCredentials } from './replace-credentials.ts'

const { loadControllerBySupplier, loadControllerByLoadController } = credentialsReplacementModes
const modesOfLoadController: readonly number[] = [loadControllerBySupplier.mode, loadControllerByLoadController.mode]

/** CS02b or CS02g that names the time of its execution. */
export interface FutureDatedUpdate extends Cs02bCommand {
  readonly executionDateTime: string
}

export const isFutureDated = (command: Cs02bCommand): command is FutureDatedUpdate => command.executionDateTime !== null

/** Keeps an authenticated update until its time, one for each mode; or cancels one. */
export function postponeUpdate(
  device: Device,
  message: GbcsMessage,
  { mode, executionDateTime }: FutureDatedUpdate,
  circumstances: Circumstances,
): Execution {
  const executeAt = instantOfExecutionDateTime(executionDateTime)
  if (executeAt === null)
    return dropped('integrityCheckFailed', 'payload-malformed', `'${executionDateTime}' is no date-time.`)
  const waiting = {
    place: `CS02b/${mode}`,
    executeAt: executionDateTime === cancellationDateTime ? null : executeAt,
    content: writeCs02bResponse({ outcome: null }),
    detail: executionDateTime,
  }
  return postpone(device, message, waiting, circumstances)
}

/**
 * Certificates are judged now and not when the Command came; and who no longer holds the cell that authorised it can change
 * nothing any more.
 */
export const updateWhenDue: DueUseCase = (device, message, circumstances) => {
  const update = readUpdate(message)
  if (!update.ok || !isFutureDated(update.value.command)) return undefined
  const { command, mode } = update.value
  const { state, outcome } = authenticateHolder(device, message, mode.authorisedBy).ok
    ? replaceCredentials(device, command, mode.replacedRole, circumstances)
    : nothingReplaced(device, command)
  const actioned = changedAnything(outcome)
  const alertCode = actioned ? alertCodes.futureDatedCommandActioned : alertCodes.futureDatedCommandNotActioned
  const reason = actioned ? 'future-dated-actioned' : 'future-dated-not-actioned'
  return {
    state,
    alert: {
      messageCode: modesOfLoadController.includes(command.mode)
        ? futureDatedUpdateLoadControllerCredentialsAlert
        : futureDatedUpdateSecurityCredentialsAlert,
      content: writeCs02bAlert({ alertCode, executionDateTime: command.executionDateTime, outcome }),
    },
    note: { event: alertCode, reason, detail: describeOutcome(outcome) },
  }
}

function nothingReplaced(device: Device, { authorisingCounter, mode, replacements }: Cs02bCommand): Replaced {
  const outcomes = replacements.map(({ target }) => {
    const existing = holderOf(certificateIn(device, target))
    return { cell: target, status: replacementStatus.other, existing, replacing: existing }
  })
  const outcome: Cs02bOutcome = { authorisingCounter, mode, floors: [], replacements: outcomes }
  return { state: device.state, outcome }
}
