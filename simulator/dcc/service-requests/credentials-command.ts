import type { CredentialsReplacement } from '../../duis/request.ts'
import { writeCs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { credentialsUpdate, replacementMode } from './credentials-update.ts'
import type { AcbCommand } from './service-request-rules.ts'

/**
 * The Command by which the ACB hands a slot over that it holds. It names no time: the DSP holds a future-dated handover
 * until its own (docs/domain/duis.md#handover).
 */
export const credentialsCommand = (replacement: CredentialsReplacement): AcbCommand => ({
  signedBy: 'access-control-broker',
  messageCode: replacementMode(replacement.remotePartyRole).messageCode,
  content: (counter) => writeCs02bCommand(credentialsUpdate(replacement, counter, null)),
})
