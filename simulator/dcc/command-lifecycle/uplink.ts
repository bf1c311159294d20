import { type Cs02bAlert, readCs02bAlert } from '../../gbcs/credentials/update-security-credentials.ts'
import { type GenericAlert, readGenericAlert } from '../../gbcs/generic-alert.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import {
  futureDatedUpdateLoadControllerCredentialsAlert,
  futureDatedUpdateSecurityCredentialsAlert,
  genericCriticalAlert,
  genericNonCriticalAlert,
  isProtectedByMacAlone,
} from '../../gbcs/message-codes.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import type { AccessControlBroker } from '../access-control-broker.ts'
import type { DeviceCertificates } from '../inventory/device-certificates.ts'
import type { Dispatch } from './dispatch.ts'
import type { Order } from './order.ts'
import type { OutstandingResponse, OutstandingResponses } from './outstanding-responses.ts'

/** A device's Response to a Command that waits for one. */
export interface DeviceResponse {
  readonly kind: 'response'
  readonly order: Order
  readonly message: GbcsMessage
}

/** A device's Response to a Command whose request has ended without one. */
export interface LateResponse {
  readonly kind: 'late-response'
  readonly outstanding: OutstandingResponse
  readonly message: GbcsMessage
}

/** The outcome of a future-dated Command, which the device reports in an alert. */
export interface OutcomeAlert {
  readonly kind: 'outcome-alert'
  readonly alert: Cs02bAlert
  readonly message: GbcsMessage
}

/** An alert that a device raises of its own accord: an alert code, and perhaps a few values. */
export interface DeviceAlert {
  readonly kind: 'device-alert'
  readonly alert: GenericAlert
  readonly message: GbcsMessage
}

export type Uplink = DeviceResponse | LateResponse | OutcomeAlert | DeviceAlert

/** No GBCS message is longer than its length fields for WAN messages let it be. */
const longestFrame = 65_535

/**
 * Finds out what a frame from the WAN is, and whether it really is the device's. The link says which device it is from,
 * but anything may come over it.
 *
 * @returns the Response or alert, or why the frame is dropped
 */
export async function readUplink(
  device: EntityIdentifier,
  frame: Uint8Array,
  dispatch: Pick<Dispatch, 'awaiting'>,
  outstandingResponses: Pick<OutstandingResponses, 'find'>,
  deviceCertificates: DeviceCertificates,
  broker: Pick<AccessControlBroker, 'verifies'>,
): Promise<Result<Uplink, string>> {
  if (frame.length > longestFrame) return failed('too-long')
  const reading = readMessage(frame)
  if (!reading.ok) return failed(`unreadable: ${reading.failure.reason}`)
  const message = reading.value
  if (message.originator !== device) return failed('not-from-this-device')
  const uplink = message.cra === 'alert' ? alertIn(message) : await responseIn(message, dispatch, outstandingResponses)
  if (!uplink.ok) return uplink
  const certificates = deviceCertificates(device)
  if (certificates === undefined) return failed('unknown-device')
  if (message.messageCode === genericNonCriticalAlert && message.recipient !== accessControlBroker)
    return hasMacAlone(message) ? uplink : failed('bad-mac')
  if (isProtectedByMacAlone(message.messageCode)) return broker.verifies(device, message) ? uplink : failed('bad-mac')
  const isSigned = await verifyMessageSignature(certificates.digitalSignature.publicKey, message)
  return isSigned ? uplink : failed('bad-signature')
}

async function responseIn(
  message: GbcsMessage,
  dispatch: Pick<Dispatch, 'awaiting'>,
  outstandingResponses: Pick<OutstandingResponses, 'find'>,
): Promise<Result<Uplink, string>> {
  const { cra, originator: device, recipient: originator, counter, messageCode } = message
  if (cra !== 'response') return failed(`unexpected: ${cra}`)
  const command = { originator, counter, messageCode }
  const order = dispatch.awaiting(device, command)
  if (order !== undefined) return succeeded({ kind: 'response', order, message })
  const outstanding = await outstandingResponses.find(device, command)
  return outstanding === undefined
    ? failed('unexpected: nothing waits for it')
    : succeeded({ kind: 'late-response', outstanding, message })
}

const accessControlBroker = dccParties.accessControlBroker.entityIdentifier

/** The MAC is between the device and the party that it tells: the DCC has no key of it, and passes it on. */
const hasMacAlone = ({ mac, signature }: GbcsMessage): boolean => mac !== null && signature === null

/** What became of a future-dated CS02b, or a generic alert. */
function alertIn(message: GbcsMessage): Result<Uplink, string> {
  if (message.messageCode === genericCriticalAlert || message.messageCode === genericNonCriticalAlert) {
    const generic = readGenericAlert(message.content)
    return generic.ok
      ? succeeded({ kind: 'device-alert', alert: generic.value, message })
      : failed(`unreadable: ${generic.failure.reason}`)
  }
  const isOutcome =
    message.messageCode === futureDatedUpdateSecurityCredentialsAlert ||
    message.messageCode === futureDatedUpdateLoadControllerCredentialsAlert
  if (!isOutcome) return failed(`unexpected: alert of use case ${message.messageCode}`)
  const reading = readCs02bAlert(message.content)
  return reading.ok
    ? succeeded({ kind: 'outcome-alert', alert: reading.value, message })
    : failed(`unreadable: ${reading.failure.reason}`)
}
