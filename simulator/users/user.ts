import type { Credential } from '../../certs/smki.ts'
import type { ServiceRequest } from '../duis/request.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Sign } from '../vocabulary/ports/signing.ts'
import type { RequestIdParts } from '../vocabulary/request-id.ts'
import type { Result } from '../vocabulary/result.ts'
import type { DuisService } from '../vocabulary/service-reference.ts'
import type { CorrelationFlaw } from './correlate-pre-command.ts'
import type { CredentialsOrder } from './credentials-order.ts'
import type { FindCertificate } from './dsp-signature.ts'
import type { DuisAnswer, DuisClient, SendFailure } from './duis-client.ts'
import type { Mailbox } from './mailbox.ts'
import type { OriginatorCounter } from './originator-counter.ts'

/** A request that was sent, and the DCC's answer on the same connection. */
export interface Exchange {
  readonly request: ServiceRequest
  /** As it was sent, signed. */
  readonly document: string
  readonly answer: DuisAnswer
}

/** How far an update of credentials came before the DCC's last answer. */
export interface Update {
  readonly transform: Exchange
  /** Null where the DCC gave no Pre-Command, for the reason that `transform` gives. */
  readonly sendCommand: Exchange | null
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
  /** 6.15.1: has a Pre-Command made, holds it against the order, signs it and sends it. */
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
  readonly mailbox: Mailbox
}

export function createUser(_options: UserOptions): User {
  throw new Error('being written')
}
