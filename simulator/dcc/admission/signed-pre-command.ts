import type { RequestBody } from '../../duis/request.ts'
import { type Cs02bCommand, readCs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'

/** A Signed Pre-Command taken apart: what its signer says to the device, whatever the document around it says. */
export interface SignedPreCommand {
  readonly message: GbcsMessage
  readonly update: Cs02bCommand
}

/** What was read stays with its body: admission, the making of the Command and its answer all ask for it. */
const readings = new WeakMap<RequestBody, Result<SignedPreCommand, string>>()

/** Reads the payload of a Signed Pre-Command. Total: any octets give one or a sentence. Null for another body. */
export function readSignedPreCommand(body: RequestBody): Result<SignedPreCommand, string> | null {
  if (body.kind !== 'SignedPreCommand') return null
  const reading = readings.get(body) ?? readPayload(body.gbcsPayload)
  readings.set(body, reading)
  return reading
}

function readPayload(payload: Buffer): Result<SignedPreCommand, string> {
  const message = readMessage(payload)
  if (!message.ok) return failed(message.failure.detail)
  const update = readCs02bCommand(message.value.content)
  if (!update.ok) return failed(update.failure.detail)
  return succeeded({ message: message.value, update: update.value })
}
