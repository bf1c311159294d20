import { type Cs02bCommand, readCs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { type Result, succeeded } from '../../vocabulary/result.ts'
import type { SecurityNote } from '../state/security-log.ts'
import { dropped } from './execution.ts'
import { type ReplacementMode, replacementModeOf } from './replacement-modes.ts'

/** The payload and the mode that the message code names; a payload of another mode is malformed. */
export function readUpdate(
  message: GbcsMessage,
): Result<{ readonly command: Cs02bCommand; readonly mode: ReplacementMode }, SecurityNote> {
  const mode = replacementModeOf(message.messageCode)
  const command = readCs02bCommand(message.content)
  if (!command.ok) return dropped('integrityCheckFailed', 'payload-malformed', command.failure.detail)
  if (mode === undefined || command.value.mode !== mode.mode) {
    return dropped(
      'unusualNumberOfCommands',
      'mode-unlike-message-code',
      `The payload is of mode ${command.value.mode}.`,
    )
  }
  return succeeded({ command: command.value, mode })
}
