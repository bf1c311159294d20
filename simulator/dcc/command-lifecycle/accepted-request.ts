import type { DuisReader } from '../../duis/duis-reader.ts'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { readSignedPreCommand } from '../admission/signed-pre-command.ts'
import type { RulesOf } from '../service-requests/registry.ts'
import type { RequestRecord } from '../transcript/request-record.ts'
import type { AcceptedRequest, StoredOrder } from './order.ts'

/** Where accepted requests are read again. */
export interface AcceptedRequestSources {
  readonly requests: Pick<RequestRecord, 'answerOf'>
  readonly duis: DuisReader
  readonly rulesOf: RulesOf
}

type Identified = Pick<StoredOrder, 'requestId' | 'entry'>

/** An accepted request, read again from the octets of the request itself. */
export async function acceptedRequestOf(
  { requestId, entry }: Identified,
  { requests, duis, rulesOf }: AcceptedRequestSources,
): Promise<Result<AcceptedRequest, string>> {
  const answer = await requests.answerOf(requestId, entry)
  if (answer === undefined) return failed('its record is gone')
  const reading = duis.readRequest(answer.document)
  if (!reading.ok) return failed(reading.failure.sentence)
  const { request } = reading.value
  const carriedOut = rulesOf(request)?.carriedOut
  if (carriedOut?.by !== 'command') return failed('its variant is not simulated')
  const signed = readSignedPreCommand(request.body)
  return signed?.ok === false
    ? signed
    : succeeded({ request, signed: signed?.value ?? null, carriedOut, schedule: answer.schedule ?? null })
}

/** What a user had the DCC carry out under a RequestID: what it signed, or its Service Request; undefined for neither. */
export async function acceptedUnder(
  requestId: RequestId,
  sources: AcceptedRequestSources,
): Promise<AcceptedRequest | undefined> {
  for (const entry of ['signed-pre-command', 'request'] as const) {
    const found = await acceptedRequestOf({ requestId, entry }, sources)
    if (found.ok) return found.value
  }
  return undefined
}

/** Requests at hand; the others are read from their records. */
const mostAtHand = 4_096

/** The requests of orders: at hand as long as they are new, and read again otherwise. */
export class RequestsOfOrders {
  readonly #sources: AcceptedRequestSources
  readonly #atHand = new BoundedMap<string, AcceptedRequest>(mostAtHand)

  constructor(sources: AcceptedRequestSources) {
    this.#sources = sources
  }

  keepAtHand(order: Identified, accepted: AcceptedRequest): void {
    this.#atHand.set(nameOf(order), accepted)
  }

  letGo(order: Identified): void {
    this.#atHand.delete(nameOf(order))
  }

  /** @returns the request, or why it is not to be had */
  async of(order: Identified): Promise<Result<AcceptedRequest, string>> {
    const atHand = this.#atHand.get(nameOf(order))
    return atHand === undefined ? acceptedRequestOf(order, this.#sources) : succeeded(atHand)
  }
}

const nameOf = ({ requestId, entry }: Identified): string => `${requestId}/${entry}`
