import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import type { DeviceCertificates } from '../device-certificates.ts'
import type { Dispatch } from './dispatch.ts'
import type { Order } from './order.ts'

/** A device's answer to a Command that waits for one. */
export interface Answer {
  readonly order: Order
  readonly message: GbcsMessage
}

/** No GBCS message is longer than its length fields for WAN messages let it be. */
const longestFrame = 65_535

/**
 * Finds out what a frame from the WAN answers, and whether the device really signed it. The link says which device it
 * is from, but anything may come over it.
 *
 * @returns the answer, or why the frame is dropped
 */
export async function answerIn(
  device: EntityIdentifier,
  frame: Uint8Array,
  dispatch: Dispatch,
  deviceCertificates: DeviceCertificates,
): Promise<Result<Answer, string>> {
  if (frame.length > longestFrame) return failed('too-long')
  const reading = readMessage(frame)
  if (!reading.ok) return failed(`unreadable: ${reading.failure.reason}`)
  const message = reading.value
  if (message.originator !== device) return failed('not-from-this-device')
  if (message.cra !== 'response') return failed(`unexpected: ${message.cra}`)
  const { recipient: originator, counter, messageCode } = message
  const order = dispatch.awaiting(device, { originator, counter, messageCode })
  if (order === undefined) return failed('unexpected: nothing waits for it')
  const certificates = deviceCertificates(device)
  if (certificates === undefined) return failed('unknown-device')
  const isSigned = await verifyMessageSignature(certificates.digitalSignature.publicKey, message)
  return isSigned ? succeeded({ order, message }) : failed('bad-signature')
}
