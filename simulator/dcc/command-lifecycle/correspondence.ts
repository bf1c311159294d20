import type { ServiceRequest } from '../../duis/request.ts'
import type { ResponseContent } from '../../duis/response.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import { requestIn, type Subject, subjectOfRequest } from '../../vocabulary/subject.ts'
import type { DspDocument, DspResponseWriter, RelayedAlert } from '../dsp-response-writer.ts'
import type { DurableSequence } from '../durable-sequence.ts'
import type { DccEvent, DccEvents } from '../events.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { type OutboxEntry, outboxKey, toPut } from '../outbox/outbox-entry.ts'
import type { RaisedAlert } from '../service-requests/service-request-rules.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'
import type { TranscriptEntry } from '../transcript/transcript.ts'
import { alertCounter } from './alert-counter.ts'

export interface CorrespondenceOptions {
  readonly responseWriter: DspResponseWriter
  readonly records: SubjectRecord
  readonly outbox: Outbox
  readonly sequence: DurableSequence
  readonly journal: Journal
  readonly clock: Clock
  readonly events: DccEvents
}

/** A document and what the outbox needs to deliver it. */
export interface Outgoing {
  readonly what: 'service-response' | 'dcc-alert' | 'device-alert'
  readonly written: DspDocument
  readonly entry: OutboxEntry
}

/** What happened to a request or a device, and what is to be told of it. */
export interface Happening {
  readonly subject: Subject
  readonly entries: readonly TranscriptEntry[]
  /** What happened to others by it. */
  readonly elsewhere: readonly (readonly [Subject, TranscriptEntry])[]
  readonly outgoing: readonly Outgoing[]
  /** What else becomes durable with it. */
  readonly put: ReadonlyMap<string, unknown>
  /** Told to whoever listens, once it is. */
  readonly announced: DccEvent
}

/** Tells users what happens to their requests and devices: all that belongs to one happening becomes durable in one commit. */
export interface Correspondence {
  /** A Service Response to the user who sent the request. */
  serviceResponse(request: ServiceRequest, code: ResponseCode, content: ResponseContent | null): Promise<Outgoing>
  /** An alert that the request gave rise to. */
  dccAlert(request: ServiceRequest, raised: RaisedAlert): Promise<Outgoing>
  /** What a device says unasked; in the record of its subject, which may be a request. */
  deviceAlert(subject: Subject, device: EntityIdentifier, alert: RelayedAlert): Promise<Outgoing>
  /** Makes it durable, and then delivers what is outgoing. */
  commit(happening: Happening): Promise<void>
}

export function createCorrespondence(options: CorrespondenceOptions): Correspondence {
  const { responseWriter, records, outbox, sequence, journal, clock, events } = options

  const addressed = (
    subject: Subject,
    device: EntityIdentifier,
    to: EntityIdentifier,
    number: number,
    what: Outgoing['what'],
    written: DspDocument,
  ): Outgoing => {
    const key = outboxKey(to, number)
    const entry = { key, to, device, subject, responseId: written.responseId }
    return { what, written, entry }
  }

  return {
    async serviceResponse(request, code, content) {
      const number = sequence.next()
      const written = await responseWriter.serviceResponse(request, code, content, clock.now())
      const { originator, target } = request.requestIdParts
      return addressed(subjectOfRequest(request.requestId), target, originator, number, 'service-response', written)
    },
    async dccAlert(request, raised) {
      const number = sequence.next()
      const at = clock.now()
      const { requestId, requestIdParts } = request
      const counter = alertCounter({ about: requestId, ...raised, at, payload: null })
      const written = await responseWriter.alert(raised, counter, at)
      return addressed(subjectOfRequest(requestId), requestIdParts.target, raised.to, number, 'dcc-alert', written)
    },
    async deviceAlert(subject, device, alert) {
      const number = sequence.next()
      const at = clock.now()
      const counter = alertCounter({ about: requestIn(subject) ?? device, ...alert, at })
      const written = await responseWriter.deviceAlert(alert, counter, at)
      return addressed(subject, device, alert.to, number, 'device-alert', written)
    },
    async commit({ subject, entries, elsewhere, outgoing, put, announced }) {
      const at = clock.now()
      const queued = outgoing.map(
        ({ what, written, entry: { to, key } }): TranscriptEntry => ({ kind: 'queued', at, what, to, key, ...written }),
      )
      const drawn = outgoing.length === 0 ? [] : [sequence.toPut()]
      await journal.commit({
        events: [
          ...[...entries, ...queued].map((entry) => records.event(subject, entry)),
          ...elsewhere.map(([other, entry]) => records.event(other, entry)),
        ],
        put: new Map([...put, ...outgoing.map(({ entry }) => toPut(entry)), ...drawn]),
      })
      events.emit(announced)
      for (const { entry, written } of outgoing) {
        events.emit({ kind: 'document-queued', at, subject, to: entry.to, responseId: entry.responseId })
        outbox.enqueue(entry, written.document)
      }
    },
  }
}
