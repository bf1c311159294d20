import type { ServiceRequest } from '../../duis/request.ts'
import type { ResponseContent } from '../../duis/response.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { DurableSequence } from '../durable-sequence.ts'
import type { DccEvent, DccEvents } from '../events.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { type OutboxEntry, outboxKey, toPut } from '../outbox/outbox-entry.ts'
import type { RaisedAlert } from '../service-requests/service-request-rules.ts'
import type { RelayedAlert, SpokenDocument, Spokesman } from '../spokesman.ts'
import type { RequestRecord } from '../transcript/request-record.ts'
import type { TranscriptEntry } from '../transcript/transcript.ts'
import { alertCounter } from './alert-counter.ts'

export interface CorrespondenceOptions {
  readonly spokesman: Spokesman
  readonly requests: RequestRecord
  readonly outbox: Outbox
  readonly sequence: DurableSequence
  readonly journal: Journal
  readonly clock: Clock
  readonly events: DccEvents
}

/** A document and what the outbox needs to deliver it. */
export interface Outgoing {
  readonly what: 'service-response' | 'dcc-alert' | 'device-alert'
  readonly spoken: SpokenDocument
  readonly entry: OutboxEntry
}

/** What happened to a request, and what is to be told of it. */
export interface Happening {
  readonly request: ServiceRequest
  readonly entries: readonly TranscriptEntry[]
  /** What happened to other requests by it. */
  readonly elsewhere: readonly (readonly [RequestId, TranscriptEntry])[]
  readonly outgoing: readonly Outgoing[]
  /** What else becomes durable with it. */
  readonly put: ReadonlyMap<string, unknown>
  /** Told to whoever listens, once it is. */
  readonly announced: DccEvent
}

/** Tells users what happens to their requests: all that belongs to one happening becomes durable in one commit. */
export interface Correspondence {
  /** A Service Response to the user who sent the request. */
  serviceResponse(request: ServiceRequest, code: ResponseCode, content: ResponseContent | null): Promise<Outgoing>
  /** An alert that the request gave rise to. */
  dccAlert(request: ServiceRequest, raised: RaisedAlert): Promise<Outgoing>
  /** What a device says unasked about the request. */
  deviceAlert(request: ServiceRequest, alert: RelayedAlert): Promise<Outgoing>
  /** Makes it durable, and then delivers what is outgoing. */
  commit(happening: Happening): Promise<void>
}

export function createCorrespondence(options: CorrespondenceOptions): Correspondence {
  const { spokesman, requests, outbox, sequence, journal, clock, events } = options

  const addressed = (
    { requestId, requestIdParts }: ServiceRequest,
    to: EntityIdentifier,
    number: number,
    what: Outgoing['what'],
    spoken: SpokenDocument,
  ): Outgoing => {
    const key = outboxKey(to, number)
    const entry = { key, to, device: requestIdParts.target, requestId, responseId: spoken.responseId }
    return { what, spoken, entry }
  }

  return {
    async serviceResponse(request, code, content) {
      const number = sequence.next()
      const spoken = await spokesman.serviceResponse(request, code, content, clock.now())
      return addressed(request, request.requestIdParts.originator, number, 'service-response', spoken)
    },
    async dccAlert(request, raised) {
      const number = sequence.next()
      const at = clock.now()
      const counter = alertCounter({ ...request, ...raised, at, payload: null })
      return addressed(request, raised.to, number, 'dcc-alert', await spokesman.alert(raised, counter, at))
    },
    async deviceAlert(request, alert) {
      const number = sequence.next()
      const at = clock.now()
      const counter = alertCounter({ ...request, ...alert, at })
      return addressed(request, alert.to, number, 'device-alert', await spokesman.deviceAlert(alert, counter, at))
    },
    async commit({ request: { requestId }, entries, elsewhere, outgoing, put, announced }) {
      const at = clock.now()
      const queued = outgoing.map(
        ({ what, spoken, entry: { to, key } }): TranscriptEntry => ({ kind: 'queued', at, what, to, key, ...spoken }),
      )
      const drawn = outgoing.length === 0 ? [] : [sequence.toPut()]
      await journal.commit({
        events: [
          ...[...entries, ...queued].map((entry) => requests.event(requestId, entry)),
          ...elsewhere.map(([other, entry]) => requests.event(other, entry)),
        ],
        put: new Map([...put, ...outgoing.map(({ entry }) => toPut(entry)), ...drawn]),
      })
      events.emit(announced)
      for (const { entry, spoken } of outgoing) {
        events.emit({ kind: 'document-queued', at, requestId, to: entry.to, responseId: entry.responseId })
        outbox.enqueue(entry, spoken.document)
      }
    },
  }
}
