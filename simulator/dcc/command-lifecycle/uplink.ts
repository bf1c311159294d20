import { type Alert, readAlert } from '../../gbcs/alert.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import { useCaseDescriptions } from '../../gbcs/use-case-descriptions.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Taken } from '../../vocabulary/ports/state.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import type { AccessControlBroker } from '../access-control-broker.ts'
import type { DeviceCertificates } from '../inventory/device-certificates.ts'
import type { OpenOrders } from './open-orders.ts'
import type { Order } from './order.ts'
import type { OutstandingResponse, OutstandingResponses } from './outstanding-responses.ts'

/** What a frame says, and the works that end with the change that records it. */
interface Ending {
  readonly ends: readonly Taken[]
}

/** A device's Response to a Command that waits for one. */
export interface DeviceResponse extends Ending {
  readonly kind: 'response'
  readonly order: Order
  readonly message: GbcsMessage
}

/** A device's Response to a Command whose request has ended without one. */
export interface LateResponse extends Ending {
  readonly kind: 'late-response'
  readonly outstanding: OutstandingResponse
  readonly message: GbcsMessage
}

/** An alert that a device raises, whatever it is about. */
export interface DeviceAlert extends Ending {
  readonly kind: 'alert'
  readonly alert: Alert
  readonly message: GbcsMessage
}

export type Uplink = DeviceResponse | LateResponse | DeviceAlert

/** The same, before it is known what ends with it. */
type ReadUplink = Omit<DeviceResponse, 'ends'> | Omit<LateResponse, 'ends'> | Omit<DeviceAlert, 'ends'>

/** No GBCS message is longer than its length fields for WAN messages let it be. */
const longestFrameOctets = 65_535

/**
 * Finds out what a frame from the WAN is, and whether it really is the device's. The link says which device it is from,
 * but anything may come over it.
 *
 * @param ends the works that end with what is recorded of it
 * @returns the Response or alert, or why the frame is dropped
 */
export async function readUplink(
  device: EntityIdentifier,
  frame: Uint8Array,
  ends: readonly Taken[],
  orders: Pick<OpenOrders, 'awaiting'>,
  outstandingResponses: Pick<OutstandingResponses, 'find'>,
  deviceCertificates: DeviceCertificates,
  broker: Pick<AccessControlBroker, 'verifies'>,
): Promise<Result<Uplink, string>> {
  if (frame.length > longestFrameOctets) return failed('too-long')
  const reading = readMessage(frame)
  if (!reading.ok) return failed(`unreadable: ${reading.failure.reason}`)
  const message = reading.value
  if (message.originator !== device) return failed('not-from-this-device')
  const uplink = message.cra === 'alert' ? alertIn(message) : await responseIn(message, orders, outstandingResponses)
  if (!uplink.ok) return uplink
  const flaw = await flawOfProtection(message, deviceCertificates, broker)
  return flaw === null ? succeeded({ ...uplink.value, ends }) : failed(flaw)
}

/** Why a message is not its originator's; null where it is. */
export async function flawOfProtection(
  message: GbcsMessage,
  deviceCertificates: DeviceCertificates,
  broker: Pick<AccessControlBroker, 'verifies'>,
): Promise<'unknown-device' | 'bad-mac' | 'bad-signature' | null> {
  const { originator: device } = message
  const certificates = deviceCertificates(device)
  if (certificates === undefined) return 'unknown-device'
  if (!isSigned(message)) return isRightMac(device, message, broker) ? null : 'bad-mac'
  const { publicKey } = certificates.digitalSignature
  return (await verifyMessageSignature(publicKey, message)) ? null : 'bad-signature'
}

/** What is critical is signed; of a use case that is not listed it is what the message itself has. */
const isSigned = ({ messageCode, signature }: GbcsMessage): boolean =>
  useCaseDescriptions[messageCode]?.isCritical ?? signature !== null

/** A MAC between the device and another party: the DCC has no key of it, and passes it on. */
const isRightMac = (
  device: EntityIdentifier,
  message: GbcsMessage,
  broker: Pick<AccessControlBroker, 'verifies'>,
): boolean =>
  message.recipient === accessControlBroker
    ? broker.verifies(device, message)
    : message.mac !== null && message.signature === null

async function responseIn(
  message: GbcsMessage,
  orders: Pick<OpenOrders, 'awaiting'>,
  outstandingResponses: Pick<OutstandingResponses, 'find'>,
): Promise<Result<ReadUplink, string>> {
  const { cra, originator: device, recipient: originator, counter, messageCode } = message
  if (cra !== 'response') return failed(`unexpected: ${cra}`)
  const command = { originator, counter, messageCode }
  const order = await orders.awaiting(device, command)
  if (order !== undefined) return succeeded({ kind: 'response', order, message })
  const outstanding = await outstandingResponses.find(device, command)
  return outstanding === undefined
    ? failed('unexpected: nothing waits for it')
    : succeeded({ kind: 'late-response', outstanding, message })
}

const accessControlBroker = dccParties.accessControlBroker.entityIdentifier

function alertIn(message: GbcsMessage): Result<Omit<DeviceAlert, 'ends'>, string> {
  const alert = readAlert(message, message.content)
  return alert.ok
    ? succeeded({ kind: 'alert', alert: alert.value, message })
    : failed(`unreadable: ${alert.failure.reason}`)
}
