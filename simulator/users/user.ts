import type { Credential } from '../../certs/smki.ts'
import type { ServiceRequest } from '../duis/request.ts'
import type { DuisResponse } from '../duis/response.ts'
import { signDocument, type XmlSigner } from '../duis/sign-document.ts'
import { writeRequest } from '../duis/write-request.ts'
import { signMessage } from '../gbcs/message-signature.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InFlight } from '../vocabulary/ports/in-flight.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import type { RequestIdParts } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { type DuisService, serviceOfCommandVariant } from '../vocabulary/service-reference.ts'
import type { CredentialsOrder } from './credentials-order.ts'
import { type FindCertificate, flawOfDspSignature } from './dsp-signature.ts'
import type { DuisAnswer, DuisClient, SendFailure } from './duis-client.ts'
import type { Mailbox } from './mailbox.ts'
import type { OriginatorCounter } from './originator-counter.ts'
import type { CorrelationFlaw } from './pre-commands/correlate-credentials.ts'
import { correlatePreCommand } from './pre-commands/correlate-pre-command.ts'
import { signedPreCommandRequest, updateCredentialsRequest } from './requests.ts'

/** A request that was sent, and the DCC's answer on the same connection. */
export interface Exchange {
  readonly request: ServiceRequest
  /** As it was sent, signed. */
  readonly document: string
  readonly answer: DuisAnswer
}

/** What the DCC would have the user sign. */
export interface Transform extends Exchange {
  /** Null where the DCC gave none, for the reason that the answer gives. */
  readonly preCommand: Buffer | null
}

/** How far an update of credentials came before the DCC's last answer. */
interface Update {
  readonly transform: Transform
  /** Null where the DCC gave no Pre-Command, for the reason that `transform` gives. */
  readonly sendCommand: Exchange | null
}

/** A request that was sent, with both halves of one that is critical. */
interface Performed {
  /** Null for a request that nobody but the DCC signs. */
  readonly transform: Transform | null
  /** The exchange that came last. */
  readonly last: Exchange
}

/** A DCC User: sends what it signs and keeps what it gets. */
export interface User {
  readonly entityIdentifier: EntityIdentifier
  readonly mailbox: Mailbox
  newRequestId(target: EntityIdentifier): RequestIdParts
  /** The request as a signed document. */
  sign(request: ServiceRequest): Promise<string>
  /** Signs and sends a request to the service that its Command Variant belongs to. */
  send(request: ServiceRequest): Promise<Result<Exchange, SendFailure>>
  /** Sends a document as it is: again, tampered with, or to another service than it belongs to. */
  submit(service: DuisService, request: ServiceRequest, document: string): Promise<Result<Exchange, SendFailure>>
  /**
   * Sends a request of any variant as far as its last answer on a connection: what is critical is transformed first, held
   * against what was asked for, and signed.
   */
  perform(request: ServiceRequest): Promise<Result<Performed, SendFailure | CorrelationFlaw>>
  /** The first half of 6.15.1: has a Pre-Command made. */
  transform(order: CredentialsOrder): Promise<Result<Transform, SendFailure>>
  /** Signs a Pre-Command with the user's own key, whatever it says: to correlate it comes before. */
  signPreCommand(preCommand: Buffer): Promise<Buffer>
  /** The second half of 6.15.1: over the WAN (5), for local delivery (6), or both (7). */
  sendSignedPreCommand(
    transformed: ServiceRequest,
    signedPreCommand: Buffer,
    commandVariant?: 5 | 6 | 7,
  ): Promise<Result<Exchange, SendFailure>>
  /** All of 6.15.1: has a Pre-Command made, holds it against the order, signs it and sends it. */
  updateCredentials(order: CredentialsOrder): Promise<Result<Update, SendFailure | CorrelationFlaw>>
}

export interface UserOptions {
  readonly entityIdentifier: EntityIdentifier
  readonly credentials: {
    /** Signs DUIS documents. */
    readonly xmlSigning: Credential
    /** Signs Pre-Commands. */
    readonly digitalSignature: Credential
  }
  readonly sign: Sign
  readonly client: DuisClient
  readonly findCertificate: FindCertificate
  readonly counter: OriginatorCounter
  /** Counts what the user does from the first signature to the last answer. */
  readonly inFlight: InFlight
  readonly mailbox: Mailbox
}

export function createUser(options: UserOptions): User {
  const { entityIdentifier, credentials, sign, client, findCertificate, counter, inFlight, mailbox } = options
  const xmlSigner = xmlSignerOf(credentials.xmlSigning, sign)

  const exchange = async (service: DuisService, request: ServiceRequest, document: string) => {
    // Before it is sent: the Service Response may be here before the acknowledgement is.
    mailbox.expect(request)
    const answer = await client.post(service, document)
    if (!answer.ok) return answer
    const flaw = await flawOfAnswer(answer.value, request, findCertificate)
    return flaw === null
      ? succeeded({ request, document, answer: answer.value })
      : failed({ reason: 'bad-answer' as const, detail: flaw })
  }
  const signRequest = (request: ServiceRequest) => signDocument(writeRequest(request), xmlSigner)
  const signAndSend = async (request: ServiceRequest) =>
    exchange(serviceOfCommandVariant[request.commandVariant], request, await signRequest(request))
  const newRequestId = (target: EntityIdentifier) => ({ originator: entityIdentifier, target, counter: counter.next() })

  const transformed: User['transform'] = (order) =>
    transformedRequest(updateCredentialsRequest(order, newRequestId(order.device)))
  const transformedRequest = async (request: ServiceRequest): Promise<Result<Transform, SendFailure>> => {
    const exchanged = await signAndSend(request)
    if (!exchanged.ok) return exchanged
    return succeeded({ ...exchanged.value, preCommand: preCommandIn(exchanged.value.answer.response) })
  }
  const signPreCommand = (preCommand: Buffer) => signMessage(preCommand, credentials.digitalSignature.privateKey, sign)

  const isLoadController = credentials.digitalSignature.certificate.role === RemotePartyRole.loadController
  const by = isLoadController ? 'load-controller' : 'anybody-else'

  const update: User['updateCredentials'] = async (order) => {
    const transform = await transformed(order)
    if (!transform.ok) return transform
    const { request, preCommand } = transform.value
    if (preCommand === null) return succeeded({ transform: transform.value, sendCommand: null })
    const correlated = correlatePreCommand(request, preCommand, by)
    if (!correlated.ok) return correlated
    const sendCommand = await signAndSend(signedPreCommandRequest(request, await signPreCommand(preCommand)))
    return sendCommand.ok ? succeeded({ transform: transform.value, sendCommand: sendCommand.value }) : sendCommand
  }

  const perform: User['perform'] = async (request) => {
    if (serviceOfCommandVariant[request.commandVariant] !== 'Transform') {
      const sent = await signAndSend(request)
      return sent.ok ? succeeded({ transform: null, last: sent.value }) : sent
    }
    const transform = await transformedRequest(request)
    if (!transform.ok) return transform
    const { preCommand } = transform.value
    if (preCommand === null) return succeeded({ transform: transform.value, last: transform.value })
    const correlated = correlatePreCommand(request, preCommand, by)
    if (!correlated.ok) return correlated
    const sent = await signAndSend(signedPreCommandRequest(request, await signPreCommand(preCommand)))
    return sent.ok ? succeeded({ transform: transform.value, last: sent.value }) : sent
  }

  return {
    entityIdentifier,
    mailbox,
    newRequestId,
    sign: signRequest,
    send: (request) => inFlight.during(signAndSend(request)),
    submit: (service, request, document) => inFlight.during(exchange(service, request, document)),
    perform: (request) => inFlight.during(perform(request)),
    transform: (order) => inFlight.during(transformed(order)),
    signPreCommand,
    sendSignedPreCommand: (request, signed, commandVariant) =>
      inFlight.during(signAndSend(signedPreCommandRequest(request, signed, commandVariant))),
    updateCredentials: (order) => inFlight.during(update(order)),
  }
}

const xmlSignerOf = ({ certificate, privateKey }: Credential, sign: Sign): XmlSigner => ({
  issuerRfc2253: certificate.issuer.rfc2253,
  serialNumber: certificate.serialNumber,
  privateKey,
  sign,
})

/** Null for a refusal. */
const preCommandIn = ({ responseCode, body }: DuisResponse): Buffer | null =>
  responseCode === 'I0' && body.kind === 'ResponseMessage' && body.content?.kind === 'PreCommand'
    ? body.content.payload
    : null

/**
 * Why an answer on the same connection is not to be believed; null where it is. Only an answer with content need be signed
 * (docs/domain/duis.md#unsigned), but a signature that is there must be right.
 */
async function flawOfAnswer(
  { response, signature }: DuisAnswer,
  request: ServiceRequest,
  find: FindCertificate,
): Promise<string | null> {
  const { requestId, body } = response
  if (requestId !== request.requestId) return `the answer is for ${requestId ?? 'no request'}, not ${request.requestId}`
  if (body.kind !== 'ResponseMessage') return 'an alert is no answer to a request'
  if (signature.state === 'absent' && body.content === null) return null
  return flawOfDspSignature(signature, find)
}
