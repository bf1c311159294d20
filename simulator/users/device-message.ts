import type { Certificate } from '../../certs/certificate.ts'
import type { DuisResponse, ResponseContent } from '../duis/response.ts'
import { sharedSecretOf, verifyMac } from '../gbcs/key-agreement.ts'
import { type Cra, type GbcsMessage, readMessage } from '../gbcs/message.ts'
import { verifyMessageSignature } from '../gbcs/message-signature.ts'
import { useCaseDescriptions } from '../gbcs/use-case-descriptions.ts'
import { dccParties } from '../market/dcc-parties.ts'
import { withArticle } from '../vocabulary/article.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { PrivateKey } from '../vocabulary/ports/signing.ts'
import { parseRequestId } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { serviceRequests } from '../vocabulary/service-reference.ts'

/**
 * Finds every Device Certificate that is published of a device, those in use first; none for an unknown device. A device that
 * took a new one into use made its earlier messages with the one before.
 */
export type FindDeviceCertificates = (
  device: EntityIdentifier,
) => readonly Certificate[] | Promise<readonly Certificate[]>

const of = (certificates: readonly Certificate[], use: 'digitalSignature' | 'keyAgreement'): readonly Certificate[] =>
  certificates.filter(({ keyUsages }) => keyUsages.includes(use))

/** The party that a document is for. */
export interface DocumentOwner {
  readonly owner: EntityIdentifier
  /** The owner's own, to verify the MAC of what devices tell it; null for one that holds none. */
  readonly keyAgreement: PrivateKey | null
}

/** A device's message as a document carries it, and what the document says of it. */
interface Carried {
  readonly payload: Buffer
  readonly cra: Cra
  /** The device that should have sent it; null where only the message itself says which. */
  readonly device: EntityIdentifier | null
}

/**
 * The device's message in a document: null where there is none, one sentence where it is not what the document says.
 */
export async function readDeviceMessage(
  response: DuisResponse,
  { owner, keyAgreement }: DocumentOwner,
  certificatesOf: FindDeviceCertificates,
): Promise<Result<GbcsMessage | null, string>> {
  const carried = carriedIn(response)
  if (carried === null) return succeeded(null)
  const read = readMessage(carried.payload)
  if (!read.ok) return failed(`the GBCS payload cannot be read: ${read.failure.detail}`)
  const message = read.value
  const flaw = flawOfHeader(message, carried, response, owner)
  if (flaw !== null) return failed(flaw)
  const certificates = await certificatesOf(message.originator)
  if (certificates.length === 0) return failed(`no certificate of the device ${message.originator} is known`)
  // What only a MAC protects is for the Access Control Broker to verify, who relayed it in what the DSP signed.
  if (isForAccessControlBrokerAlone(message, response)) return succeeded(message)
  if (isOwnUnderMac(message, response)) {
    return of(certificates, 'keyAgreement').some((certificate) => isMacWith(certificate, keyAgreement, message))
      ? succeeded(message)
      : failed(`the MAC of the GBCS payload is not the device ${message.originator}'s`)
  }
  // Critical responses and alerts are signed by the device (docs/domain/gbcs-credentials.md#response-form).
  for (const { publicKey } of of(certificates, 'digitalSignature'))
    if (await verifyMessageSignature(publicKey, message)) return succeeded(message)
  return failed(`the GBCS payload is not signed by the device ${message.originator}`)
}

const isMacWith = ({ publicPoint }: Certificate, own: PrivateKey | null, message: GbcsMessage): boolean =>
  own !== null && verifyMac(sharedSecretOf(own.scalar, publicPoint), message)

/** Requests that are not critical and whose Commands are signed all the same: the DCC signs them. */
const signedByDcc: readonly string[] = ['6.21', '6.23']

/** Only in the documents that may hold such a message: in another, a use case without a signature would be a way round it. */
const mayBeUnsigned = ({ messageCode }: GbcsMessage, { body }: DuisResponse): boolean => {
  if (useCaseDescriptions[messageCode]?.isCritical !== false) return false
  if (body.kind !== 'ResponseMessage') return body.kind === 'DeviceAlertMessage'
  const variant = body.serviceReferenceVariant
  return serviceRequests[variant]?.critical === false && !signedByDcc.includes(variant)
}

const isForAccessControlBrokerAlone = (message: GbcsMessage, response: DuisResponse): boolean =>
  mayBeUnsigned(message, response) && message.recipient === dccParties.accessControlBroker.entityIdentifier

/** What a device says to the owner itself under a MAC: nobody but the two can verify it. */
const isOwnUnderMac = (message: GbcsMessage, response: DuisResponse): boolean =>
  mayBeUnsigned(message, response) && message.recipient !== dccParties.accessControlBroker.entityIdentifier

function carriedIn({ body, requestId }: DuisResponse): Carried | null {
  if (body.kind === 'DeviceAlertMessage') return { payload: body.gbcsPayload, cra: 'alert', device: null }
  if (body.kind !== 'ResponseMessage' || body.content === null) return null
  const device = requestId === null ? null : (parseRequestId(requestId)?.target ?? null)
  return payloadIn(body.content, device)
}

function payloadIn(content: ResponseContent, device: EntityIdentifier | null): Carried | null {
  if (content.kind === 'GBCSPayload') return { payload: content.payload, cra: 'response', device }
  if (content.kind === 'FutureDatedDeviceAlertMessage') return { payload: content.payload, cra: 'alert', device }
  // 9.1: the number beside what the device answered.
  if (content.kind === 'described' && content.element === 'CINMessage')
    return { payload: content.content.gbcsPayload, cra: 'response', device }
  return null
}

/** Who originates Commands for users: the Access Control Broker, and the party of the DCC that changes suppliers. */
const dccOriginators: readonly EntityIdentifier[] = [
  dccParties.accessControlBroker.entityIdentifier,
  dccParties.transitionalCoS.entityIdentifier,
]

/** A response answers the user's own counter where the user was its originator, else a counter of the DCC's. */
function flawOfHeader(
  { cra, originator, recipient, counter }: GbcsMessage,
  carried: Carried,
  { requestId }: DuisResponse,
  owner: EntityIdentifier,
): string | null {
  if (cra !== carried.cra) return `the GBCS payload is not ${withArticle(carried.cra)} but ${withArticle(cra)}`
  if (carried.device !== null && originator !== carried.device) return `the GBCS payload is from ${originator}`
  if (dccOriginators.includes(recipient)) return null
  if (recipient !== owner) return `the GBCS payload is for ${recipient}`
  const asked = requestId === null ? null : parseRequestId(requestId)
  if (cra === 'response' && counter !== asked?.counter) return `the GBCS payload answers the counter ${counter}`
  return null
}
