import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { CellMirror } from '../cell-mirror.ts'
import type { DurableSequence } from '../durable-sequence.ts'
import type { DccEvent, DccEvents } from '../events.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { type OutboxEntry, outboxKey, toPut } from '../outbox/outbox-entry.ts'
import type { RequestRecord } from '../request-record.ts'
import type { RaisedAlert } from '../service-requests/service-request-rules.ts'
import type { SpokenDocument, Spokesman } from '../spokesman.ts'
import type { TranscriptEntry } from '../transcript.ts'
import type { UserDirectory } from '../user-directory.ts'
import { deviceOf, type Order } from './order.ts'
import type { Answer } from './uplink.ts'

export interface ConclusionOptions {
  readonly spokesman: Spokesman
  readonly mirror: CellMirror
  readonly users: UserDirectory
  readonly requests: RequestRecord
  readonly outbox: Outbox
  readonly sequence: DurableSequence
  readonly journal: Journal
  readonly clock: Clock
  readonly events: DccEvents
}

/** Brings a claimed order to its end: what is learnt, what is told to whom, all in one commit. */
export interface Conclusion {
  answered(answer: Answer): Promise<void>
  unanswered(order: Order, code: 'E20' | 'E21'): Promise<void>
}

/** A document and what the outbox needs to deliver it. */
interface Outgoing {
  readonly what: 'service-response' | 'dcc-alert'
  readonly spoken: SpokenDocument
  readonly entry: OutboxEntry
}

export function createConclusion(options: ConclusionOptions): Conclusion {
  const { spokesman, mirror, users, requests, outbox, sequence, journal, clock, events } = options

  const addressed = (
    order: Order,
    to: EntityIdentifier,
    number: number,
    what: Outgoing['what'],
    spoken: SpokenDocument,
  ): Outgoing => {
    const { requestId } = order.request
    const key = outboxKey(to, number)
    return { what, spoken, entry: { key, to, device: deviceOf(order), requestId, responseId: spoken.responseId } }
  }

  const serviceResponse = async (order: Order, ...said: Said): Promise<Outgoing> => {
    const { originator } = order.request.requestIdParts
    const number = sequence.next()
    const spoken = await spokesman.serviceResponse(order.request, ...said, clock.now())
    return addressed(order, originator, number, 'service-response', spoken)
  }

  /** The alert's ResponseID counts by the same numbers as the outbox: durable, and the DCC's own. */
  const dccAlert = async (order: Order, raised: RaisedAlert): Promise<Outgoing> => {
    const number = sequence.next()
    const spoken = await spokesman.alert(raised, number, clock.now())
    return addressed(order, raised.to, number, 'dcc-alert', spoken)
  }

  const commit = async (
    order: Order,
    happened: TranscriptEntry,
    outgoing: readonly Outgoing[],
    learnt: readonly (readonly [string, unknown])[],
    announced: DccEvent,
  ): Promise<void> => {
    const { requestId } = order.request
    const { at } = happened
    const queued = outgoing.map(
      ({ what, spoken, entry: { to } }): TranscriptEntry => ({ kind: 'queued', at, what, to, ...spoken }),
    )
    await journal.commit({
      events: [happened, ...queued].map((entry) => requests.event(requestId, entry)),
      put: new Map([
        [order.openKey, undefined],
        ...learnt,
        ...outgoing.map(({ entry }) => toPut(entry)),
        sequence.toPut(),
      ]),
    })
    events.emit(announced)
    for (const { entry, spoken } of outgoing) {
      events.emit({ kind: 'document-queued', at, requestId, to: entry.to, responseId: entry.responseId })
      outbox.enqueue(entry, spoken.document)
    }
  }

  return {
    async answered({ order, message }) {
      const { requestId } = order.request
      const device = deviceOf(order)
      const { cells, changes, alerts } = order.rules.learn(order.request, message)
      const outgoing = await Promise.all([
        serviceResponse(order, 'I0', { kind: 'GBCSPayload', payload: message.octets }),
        // Only users have a Receive Response service; a party that is none hears of nothing.
        ...alerts.filter(({ to }) => users.user(to) !== undefined).map((raised) => dccAlert(order, raised)),
      ])
      const at = clock.now()
      const happened = { kind: 'device-answered', at, device, frame: message.octets, cells: changes } as const
      const announced = { kind: 'device-answered', at, requestId, device, cells: changes } as const
      const learnt = cells.length === 0 ? [] : [mirror.toPut(device, cells)]
      await commit(order, happened, outgoing, learnt, announced)
    },
    async unanswered(order, code) {
      const device = deviceOf(order)
      const outgoing = [await serviceResponse(order, code, null)]
      const at = clock.now()
      const { requestId } = order.request
      const announced = { kind: 'device-unanswered', at, requestId, device, code } as const
      await commit(order, { kind: 'unanswered', at, device, code }, outgoing, [], announced)
    },
  }
}

type Said = [code: Parameters<Spokesman['serviceResponse']>[1], content: Parameters<Spokesman['serviceResponse']>[2]]
