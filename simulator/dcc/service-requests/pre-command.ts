import type { CredentialsReplacement } from '../../duis/request.ts'
import { writeCs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { executionDateTimeOf } from '../../gbcs/date-time.ts'
import { writeUnsigned } from '../../gbcs/message.ts'
import type { RequestIdParts } from '../../vocabulary/request-id.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import { credentialsUpdate, replacementMode } from './credentials-update.ts'

/**
 * What the user is to sign: Grouping Header and payload, and nothing after them (docs/domain/gbcs.md#pre-command). The
 * counter of the RequestID is the user's originator counter, so it stands in both
 * (docs/domain/duis.md#originator-counter).
 */
export function credentialsPreCommand(
  replacement: CredentialsReplacement,
  { originator, target, counter }: RequestIdParts,
  sender: UserRole | undefined,
): Buffer {
  const { executionDateTime } = replacement
  const at = executionDateTime === null ? null : executionDateTimeOf(executionDateTime)
  return writeUnsigned(
    {
      cra: 'command',
      counter,
      originator,
      recipient: target,
      dateTime: null,
      messageCode: replacementMode(replacement.remotePartyRole, sender).messageCode,
      supplementary: Buffer.alloc(0),
    },
    writeCs02bCommand(credentialsUpdate(replacement, counter, at, sender)),
  )
}
