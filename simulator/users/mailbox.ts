import type { Certificate } from '../../certs/certificate.ts'
import type { DuisReader } from '../duis/duis-reader.ts'
import type { ServiceRequest } from '../duis/request.ts'
import type { DuisResponse } from '../duis/response.ts'
import type { GbcsMessage } from '../gbcs/message.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { RequestId } from '../vocabulary/request-id.ts'
import type { Result } from '../vocabulary/result.ts'
import type { FindCertificate } from './dsp-signature.ts'

/** A document that the DCC sent and the user believes: schema, signatures and address are right. */
export interface Received {
  readonly document: Buffer
  readonly response: DuisResponse
  /** The device's message inside, its signature verified; null where there is none. */
  readonly message: GbcsMessage | null
  /** False for an answer to a request that this user does not remember, as after a restart. */
  readonly expected: boolean
}

/** Everything that the DCC sends to one user. Each document is kept once, however often it is delivered. */
export interface Mailbox {
  readonly owner: EntityIdentifier
  /** Takes a delivery: the document, or one sentence that says why it is refused. */
  take(document: Buffer): Promise<Result<Received, string>>
  /** Remembers a request, so that its answer can be held against it. */
  expect(request: ServiceRequest): void
  /** The first Service Response to a request, come or to come. Rejects only when `signal` aborts. */
  serviceResponse(requestId: RequestId, signal?: AbortSignal): Promise<Received>
  /** The first document of which `wanted` is true, come or to come. Rejects only when `signal` aborts. */
  first(wanted: (received: Received) => boolean, signal?: AbortSignal): Promise<Received>
  /** What was received, oldest first; only the latest are kept. */
  received(): readonly Received[]
}

export interface MailboxOptions {
  readonly owner: EntityIdentifier
  readonly reader: DuisReader
  readonly findCertificate: FindCertificate
  /** A device's digital signature certificate; undefined for an unknown device. */
  readonly deviceCertificate: (device: EntityIdentifier) => Certificate | undefined
}

export function createMailbox(_options: MailboxOptions): Mailbox {
  throw new Error('being written')
}
