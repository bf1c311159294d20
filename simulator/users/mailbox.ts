import { hash } from 'node:crypto'
import type { DuisReader } from '../duis/duis-reader.ts'
import type { ServiceRequest } from '../duis/request.ts'
import type { DuisResponse } from '../duis/response.ts'
import { writeResponse } from '../duis/write-response.ts'
import type { GbcsMessage } from '../gbcs/message.ts'
import { BoundedMap } from '../vocabulary/bounded-map.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { instant } from '../vocabulary/instant.ts'
import type { RequestId } from '../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { flawOfAddress } from './address-on-document.ts'
import { type DocumentOwner, type FindDeviceCertificates, readDeviceMessage } from './device-message.ts'
import { type FindCertificate, flawOfDspSignature } from './dsp-signature.ts'
import { createWaiters, type Waiters } from './waiters.ts'

/** A document that the DCC sent and the user believes: schema, signatures and address are right. */
export interface ReceivedDocument {
  readonly document: Buffer
  readonly response: DuisResponse
  /** The device's message inside, its signature or MAC verified; null where there is none. */
  readonly message: GbcsMessage | null
  /** False for an alert, and for an answer to a request that this user does not remember, as after a restart. */
  readonly expected: boolean
}

/** Everything that the DCC sends to one user. Each document is kept once, however often it is delivered. */
export interface Mailbox {
  readonly owner: EntityIdentifier
  /** Takes a delivery: the document, or one sentence that says why it is refused. */
  take(document: Buffer): Promise<Result<ReceivedDocument, string>>
  /** Remembers a request, so that its answer can be held against it. */
  expect(request: ServiceRequest): void
  /** The first Service Response to a request, come or to come. Rejects only when `signal` aborts. */
  serviceResponse(requestId: RequestId, signal?: AbortSignal): Promise<ReceivedDocument>
  /** The first document of which `wanted` is true, come or to come. Rejects only when `signal` aborts. */
  first(wanted: (received: ReceivedDocument) => boolean, signal?: AbortSignal): Promise<ReceivedDocument>
  /** What was received, oldest first; only the latest are kept. */
  received(): readonly ReceivedDocument[]
}

export interface MailboxOptions extends DocumentOwner {
  readonly reader: DuisReader
  readonly findCertificate: FindCertificate
  readonly deviceCertificates: FindDeviceCertificates
}

/** How many requests and documents a user remembers. */
const remembered = 10_000

/** How many documents a user still knows to be repeated: more than the DCC can have on their way to it. */
const recognised = 100_000

export function createMailbox(options: MailboxOptions): Mailbox {
  const { owner } = options
  const asked = new BoundedMap<RequestId, ServiceRequest>(remembered)
  const seen = new BoundedMap<string, true>(recognised)
  const byIdentity = new Map<string, ReceivedDocument>()
  const answers = new BoundedMap<RequestId, ReceivedDocument>(remembered)
  const waitersOf = new Map<RequestId, Waiters<ReceivedDocument>>()
  const anything = createWaiters<ReceivedDocument>()

  const keep = (received: ReceivedDocument): void => {
    const identity = identityOf(received.response)
    if (seen.get(identity)) return
    seen.set(identity, true)
    byIdentity.set(identity, received)
    dropOldest(byIdentity)
    const { requestId } = received.response
    if (requestId !== null) {
      if (answers.get(requestId) === undefined) answers.set(requestId, received)
      waitersOf.get(requestId)?.announce(received)
    }
    anything.announce(received)
  }

  return {
    owner,
    async take(document) {
      const judged = await judge(document, options, asked)
      if (judged.ok) keep(judged.value)
      return judged
    },
    expect: (request) => asked.set(request.requestId, request),
    async serviceResponse(requestId, signal) {
      const come = answers.get(requestId)
      if (come !== undefined) return come
      const room = waitersOf.get(requestId) ?? createWaiters<ReceivedDocument>()
      waitersOf.set(requestId, room)
      return room
        .wait(() => true, signal)
        .finally(() => {
          if (room.isEmpty()) waitersOf.delete(requestId)
        })
    },
    async first(wanted, signal) {
      return [...byIdentity.values()].find(wanted) ?? anything.wait(wanted, signal)
    },
    received: () => [...byIdentity.values()],
  }
}

/** Whether to believe a document, by the user's own checks: schema, DSP's signature, address, device's signature. */
async function judge(
  document: Buffer,
  options: MailboxOptions,
  requests: BoundedMap<RequestId, ServiceRequest>,
): Promise<Result<ReceivedDocument, string>> {
  const { owner, reader, findCertificate, deviceCertificates } = options
  const read = reader.readResponse(document)
  if (!read.ok) return failed(read.failure.sentence)
  const { response, signature } = read.value
  const asked = response.requestId === null ? undefined : requests.get(response.requestId)
  const flaw = (await flawOfDspSignature(signature, findCertificate)) ?? flawOfAddress(response, owner, asked)
  if (flaw !== null) return failed(flaw)
  const message = await readDeviceMessage(response, options, deviceCertificates)
  if (!message.ok) return message
  return succeeded({ document, response, message: message.value, expected: asked !== undefined })
}

function dropOldest(kept: Map<string, ReceivedDocument>): void {
  if (kept.size <= remembered) return
  const [oldest] = kept.keys()
  if (oldest !== undefined) kept.delete(oldest)
}

/**
 * Equal for two deliveries of one document and for them alone: delivery is at least once, and one ResponseID may stand on
 * several documents (a Command for local delivery and the device's answer). When it was said and a signature made anew do
 * not matter.
 */
const identityOf = (response: DuisResponse): string =>
  hash('sha256', writeResponse({ ...response, responseDateTime: instant(0) }), 'base64')
