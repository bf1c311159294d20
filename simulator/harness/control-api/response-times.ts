import type { DccSettings } from '../../dcc/settings/settings.ts'
import { BoundedMap } from '../../vocabulary/bounded-map.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { Sequenced } from '../events/event-log.ts'
import type { NetworkEvent } from '../events/network-event.ts'

/**
 * What a response time is of: an answer on the connection, the answer of a device to a request that went out at once, or to one that
 * went out at its date (docs/domain/duis.md#target-response-times).
 */
export const responseKinds = ['connection', 'on-demand', 'future-dated'] as const
export type ResponseKind = (typeof responseKinds)[number]

/** The responses of one kind to one Service Reference Variant. */
export interface ResponseTimeRow {
  readonly serviceReferenceVariant: string
  readonly kind: ResponseKind
  /** The target in force now. */
  readonly targetMs: number
  readonly count: number
  /** Those that came within the target that was in force then. */
  readonly within: number
  /** Devices that did not answer: never within. */
  readonly unanswered: number
  readonly meanMs: number
  readonly longestMs: number
}

type Targets = DccSettings['targetResponseTimes']
type Answered = Extract<NetworkEvent, { kind: 'request-answered' }>
type Released = Extract<NetworkEvent, { kind: 'request-released' }>

/** Of one request that waits for its device. */
interface Waiting {
  readonly serviceReferenceVariant: string
  readonly kind: ResponseKind
  readonly since: Instant
}

interface Counted {
  count: number
  within: number
  unanswered: number
  totalMs: number
  longestMs: number
}

/** Requests whose beginning is remembered, so that their duration can be told. */
const mostWaiting = 1_000_000

/** Holds each response against its target as it comes, by the simulated clock. */
export class ResponseTimes {
  readonly #targets: () => Targets
  readonly #waiting = new BoundedMap<RequestId, Waiting>(mostWaiting)
  readonly #counted = new Map<string, Map<ResponseKind, Counted>>()

  /** @param targets in force; asked for each response */
  constructor(targets: () => Targets) {
    this.#targets = targets
  }

  take({ event }: Sequenced): void {
    switch (event.kind) {
      case 'request-answered':
        this.#answered(event)
        break
      case 'request-released':
        this.#released(event)
        break
      case 'request-unreleased':
        this.#waiting.delete(event.requestId)
        break
      case 'device-answered':
        this.#ended(event.requestId, event.at, true)
        break
      case 'device-unanswered':
        this.#ended(event.requestId, event.at, false)
    }
  }

  /** By Service Reference Variant, in the order of its numbers. */
  rows(): readonly ResponseTimeRow[] {
    const variants = [...this.#counted.keys()].sort(inOrderOfNumbers)
    return variants.flatMap((serviceReferenceVariant) =>
      [...(this.#counted.get(serviceReferenceVariant) ?? [])].map(([kind, { totalMs, ...counted }]) => ({
        serviceReferenceVariant,
        kind,
        targetMs: this.#targetOf(serviceReferenceVariant, kind),
        meanMs: totalMs / counted.count,
        ...counted,
      })),
    )
  }

  #answered({
    requestId,
    serviceReferenceVariant,
    at,
    answeredAt,
    code,
    refusedBy,
    bySchedule = false,
  }: Answered): void {
    if (refusedBy !== null) return
    if (code === 'I99') {
      const kind = bySchedule ? 'future-dated' : 'on-demand'
      this.#waiting.set(requestId, { serviceReferenceVariant, kind, since: at })
    } else if (answeredAt !== undefined)
      this.#count({ serviceReferenceVariant, kind: 'connection', since: at }, answeredAt, true)
  }

  #released({ requestId, at, refusedBy, fromQuarantine = false }: Released): void {
    const waiting = this.#waiting.get(requestId)
    if (waiting === undefined) return
    if (refusedBy === null)
      this.#waiting.set(requestId, { ...waiting, kind: fromQuarantine ? waiting.kind : 'future-dated', since: at })
    else this.#waiting.delete(requestId)
  }

  #ended(requestId: RequestId, at: Instant, isAnswered: boolean): void {
    const waiting = this.#waiting.get(requestId)
    if (waiting === undefined) return
    this.#waiting.delete(requestId)
    this.#count(waiting, at, isAnswered)
  }

  #count(waiting: Waiting, at: Instant, isAnswered: boolean): void {
    const { serviceReferenceVariant, kind, since } = waiting
    const tookMs = at - since
    const isWithin = isAnswered && tookMs <= this.#targetOf(serviceReferenceVariant, kind)
    const counted = this.#countedOf(serviceReferenceVariant, kind)
    counted.count += 1
    counted.within += isWithin ? 1 : 0
    counted.unanswered += isAnswered ? 0 : 1
    counted.totalMs += tookMs
    counted.longestMs = Math.max(counted.longestMs, tookMs)
  }

  #countedOf(serviceReferenceVariant: string, kind: ResponseKind): Counted {
    const kinds = this.#counted.get(serviceReferenceVariant) ?? new Map<ResponseKind, Counted>()
    this.#counted.set(serviceReferenceVariant, kinds)
    const counted = kinds.get(kind) ?? { count: 0, within: 0, unanswered: 0, totalMs: 0, longestMs: 0 }
    kinds.set(kind, counted)
    return counted
  }

  #targetOf(serviceReferenceVariant: string, kind: ResponseKind): number {
    const { services, connectionMs, onDemandMs, futureDatedMs } = this.#targets()
    const ofKind = { connection: connectionMs, 'on-demand': onDemandMs, 'future-dated': futureDatedMs }[kind]
    return services[serviceReferenceVariant] ?? ofKind
  }
}

function inOrderOfNumbers(one: string, other: string): number {
  const [first, second] = [one.split('.').map(Number), other.split('.').map(Number)]
  for (let place = 0; place < Math.max(first.length, second.length); place += 1) {
    const difference = (first[place] ?? -1) - (second[place] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}
