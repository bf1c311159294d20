import { createHash } from 'node:crypto'
import type { ServiceRequest } from '../../duis/request.ts'
import type { ResponseContent } from '../../duis/response.ts'
import { change } from '../../environment/changed-meanwhile.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { HistoryEntry } from '../../vocabulary/ports/history.ts'
import type { Change, Claim, Put, State, Taken, Work } from '../../vocabulary/ports/state.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import { requestIn, type Subject, subjectOfDevice, subjectOfRequest } from '../../vocabulary/subject.ts'
import type { DspDocument, DspResponseWriter, RelayedAlert } from '../dsp-response-writer.ts'
import type { DccEvent, DccEvents } from '../events.ts'
import { devicesIn } from '../inventory/smart-metering-inventory.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { type OutboxEntry, workOfEntry } from '../outbox/outbox-entry.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'
import type { TranscriptEntry } from '../transcript/transcript.ts'
import { alertCounter } from './alert-counter.ts'

export interface CorrespondenceOptions {
  readonly responseWriter: DspResponseWriter
  readonly records: SubjectRecord
  readonly outbox: Pick<Outbox, 'keepAtHand' | 'added'>
  readonly state: State
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
export interface SubjectChange {
  readonly subject: Subject
  readonly entries: readonly TranscriptEntry[]
  /** What happened to others by it. */
  readonly elsewhere: readonly (readonly [Subject, TranscriptEntry])[]
  readonly outgoing: readonly Outgoing[]
  /** What else becomes durable with it. */
  readonly put: readonly Put[]
  readonly claims?: readonly Claim[]
  readonly expect?: Change['expect']
  readonly append?: readonly HistoryEntry[]
  readonly add?: readonly Work[]
  /** The works that end with it: where others have ended them, nothing of it happens. */
  readonly done?: readonly Taken[]
  readonly withdraw?: Change['withdraw']
  /** The event that listeners get once it is durable. */
  readonly announced: DccEvent
}

interface Queued {
  readonly append: readonly HistoryEntry[]
  readonly add: readonly Work[]
  readonly begin: () => void
}

/** Tells users what happens to their requests and devices: all that belongs to one change becomes durable in one commit. */
export interface Correspondence {
  /** A Service Response to the user who sent the request. */
  serviceResponse(request: ServiceRequest, code: ResponseCode, content: ResponseContent | null): Promise<Outgoing>
  /** An alert that the request gave rise to. */
  dccAlert(request: ServiceRequest, raised: RaisedAlert): Promise<Outgoing>
  /** An alert of the DCC's own about a device, that no request gave rise to. */
  alertAbout(device: EntityIdentifier, raised: RaisedAlert): Promise<Outgoing>
  /** What a device says unasked; in the record of its subject, which may be a request. */
  deviceAlert(subject: Subject, device: EntityIdentifier, alert: RelayedAlert): Promise<Outgoing>
  /** What a change must hold so that documents are delivered, and what to do when it is durable. */
  queue(subject: Subject, outgoing: readonly Outgoing[]): Queued
  /**
   * Makes it durable, and then delivers what is outgoing.
   *
   * @returns the added works that are held
   * @throws ChangedMeanwhile where something stands in its way; then nothing has happened
   */
  commit(change: SubjectChange): Promise<readonly Taken[]>
}

export function createCorrespondence(options: CorrespondenceOptions): Correspondence {
  const { responseWriter, records, outbox, state, clock, events } = options

  const addressed = (
    subject: Subject,
    device: EntityIdentifier,
    to: EntityIdentifier,
    what: Outgoing['what'],
    written: DspDocument,
  ): Outgoing => {
    const key = createHash('sha256').update(`${to}/`).update(written.document).digest('base64url')
    const entry = { key, to, device, subject, responseId: written.responseId }
    return { what, written, entry }
  }

  const queue = (subject: Subject, outgoing: readonly Outgoing[]): Queued => {
    const at = clock.now()
    for (const { entry, written } of outgoing) outbox.keepAtHand(entry, written.document)
    return {
      append: outgoing.map(({ what, written, entry: { to, key } }) =>
        records.event(subject, { kind: 'queued', at, what, to, key, ...written }),
      ),
      add: outgoing.map(({ entry }) => workOfEntry(entry, at)),
      begin() {
        for (const { entry } of outgoing) {
          events.emit({ kind: 'document-queued', at, subject, to: entry.to, responseId: entry.responseId })
          outbox.added(entry)
        }
      },
    }
  }

  return {
    async serviceResponse(request, code, content) {
      const written = await responseWriter.serviceResponse(request, code, content, clock.now())
      const { originator, target } = request.requestIdParts
      return addressed(subjectOfRequest(request.requestId), target, originator, 'service-response', written)
    },
    async dccAlert(request, raised) {
      const at = clock.now()
      const { requestId, requestIdParts } = request
      const counter = alertCounter({ about: requestId, ...raised, at, payload: null })
      const written = await responseWriter.alert(raised, counter, at)
      return addressed(subjectOfRequest(requestId), requestIdParts.target, raised.to, 'dcc-alert', written)
    },
    async alertAbout(device, raised) {
      const at = clock.now()
      const counter = alertCounter({ about: device, ...raised, at, payload: null })
      const written = await responseWriter.alert(raised, counter, at)
      return addressed(subjectOfDevice(device), device, raised.to, 'dcc-alert', written)
    },
    async deviceAlert(subject, device, alert) {
      const at = clock.now()
      const counter = alertCounter({ about: requestIn(subject) ?? device, ...alert, at })
      const written = await responseWriter.deviceAlert(alert, counter, at)
      return addressed(subject, device, alert.to, 'device-alert', written)
    },
    queue,
    async commit({
      subject,
      entries,
      elsewhere,
      outgoing,
      put,
      claims = [],
      expect = [],
      append = [],
      add = [],
      done = [],
      withdraw = [],
      announced,
    }) {
      const queued = queue(subject, outgoing)
      const { held } = await change(state, {
        claims,
        expect,
        put,
        done,
        withdraw,
        append: [
          ...entries.map((entry) => records.event(subject, entry)),
          ...append,
          ...queued.append,
          ...elsewhere.map(([other, entry]) => records.event(other, entry)),
        ],
        add: [...add, ...queued.add],
      })
      events.emit(announced)
      for (const device of devicesIn(put)) events.emit({ kind: 'device-changed', at: announced.at, device })
      queued.begin()
      return held
    },
  }
}
