import type { RequestBody } from '../../duis/request.ts'
import { type Cs02bCommand, readCs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { instantOfExecutionDateTime } from '../../gbcs/date-time.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'

/** A Signed Pre-Command taken apart: what its signer says to the device, whatever the document around it says. */
export interface SignedPreCommand<Payload extends SignedPayload = SignedPayload> {
  readonly message: GbcsMessage
  readonly payload: Payload
}

/** What users sign, by use case. */
export type SignedPayload = CredentialsUpdate | UnreadPayload

/** CS02b and CS02g: whose certificates a device is to hold. */
export interface CredentialsUpdate {
  readonly kind: 'credentials-update'
  readonly update: Cs02bCommand
}

/** A payload of which the DCC reads nothing. */
interface UnreadPayload {
  readonly kind: 'unread'
  /** Why it is none of those that the DCC reads. */
  readonly because: string
}

/** Reads the payload of a Signed Pre-Command. Total: any octets give one or a sentence. Null for another body. */
export function readSignedPreCommand(body: RequestBody): Result<SignedPreCommand, string> | null {
  if (body.kind !== 'SignedPreCommand') return null
  const message = readMessage(body.gbcsPayload)
  return message.ok
    ? succeeded({ message: message.value, payload: payloadIn(message.value) })
    : failed(message.failure.detail)
}

function payloadIn({ content }: GbcsMessage): SignedPayload {
  const update = readCs02bCommand(content)
  return update.ok
    ? { kind: 'credentials-update', update: update.value }
    : { kind: 'unread', because: update.failure.detail }
}

/** When the device is to execute it, by the payload; null for on demand. */
export function executionTimeOf(payload: SignedPayload): Instant | null {
  if (payload.kind === 'unread' || payload.update.executionDateTime === null) return null
  return instantOfExecutionDateTime(payload.update.executionDateTime)
}
