import type { Decision } from '../../dcc/transcript/decision.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { Sequenced } from '../events/event-log.ts'
import type { NetworkEvent } from '../events/network-event.ts'
import { acceptedWith, type RequestOutcome, refusalOf, requestOutcomes } from './request-list/request-row.ts'

/** The requests that were answered in one minute of the simulated clock, by what became of them. */
export interface Minute {
  readonly at: Instant
  readonly counts: Readonly<Record<RequestOutcome, number>>
}

/** How often one rule refused. */
export interface RefusalCount {
  readonly rule: string
  readonly reason: string
  readonly count: number
}

const minuteMs = 60_000
/** A day of them. */
const mostMinutes = 1_440
/** Requests of which it is still open what becomes of them. */
const mostOpen = 1_000_000

/** The Command Variant of a critical Service Request that is answered with its Pre-Command. */
const preCommandVariant = 4

/** Counts requests by minute and outcome, and refusals by rule, as they happen: nothing is looked through for it. */
export class RequestCounts {
  readonly #minutes = new Map<number, Record<RequestOutcome, number>>()
  readonly #refusals = new Map<string, { rule: string; reason: string; count: number }>()
  /** Where those are counted that may still be counted otherwise. */
  readonly #open = new Map<RequestId, { readonly minute: number; readonly outcome: RequestOutcome }>()

  take({ event }: Sequenced): void {
    if (event.kind === 'request-answered') this.#answered(event)
    else if ('requestId' in event) this.#goneOn(event)
  }

  /** The newest so many minutes of those in which a request was answered, oldest first. */
  perMinute(since: Instant): readonly Minute[] {
    return [...this.#minutes]
      .filter(([minute]) => (minute + 1) * minuteMs > since)
      .map(([minute, counts]) => ({ at: (minute * minuteMs) as Instant, counts: { ...counts } }))
  }

  /** The most frequent first. */
  refusals(): readonly RefusalCount[] {
    return [...this.#refusals.values()].sort((one, other) => other.count - one.count)
  }

  #answered(event: Extract<NetworkEvent, { kind: 'request-answered' }>): void {
    const { requestId, at, code, refusedBy, decision, commandVariant } = event
    const outcome = refusedBy === null ? acceptedWith(code, commandVariant) : refusalOf(decision)
    if (refusedBy !== null) this.#refused(refusedBy, code, decision)
    // A Signed Pre-Command goes on with the request whose Pre-Command it signs: they are one request.
    if (this.#open.has(requestId)) {
      this.#becomes(requestId, outcome)
      return
    }
    const minute = Math.floor(at / minuteMs)
    this.#minuteOf(minute)[outcome] += 1
    const isOpen = outcome === 'waiting' || (outcome === 'done' && commandVariant === preCommandVariant)
    if (isOpen && this.#open.size < mostOpen) this.#open.set(requestId, { minute, outcome })
  }

  #goneOn(event: Extract<NetworkEvent, { requestId: RequestId }>): void {
    const outcome = outcomeAfter(event)
    if (event.kind === 'request-released' && event.refusedBy !== null)
      this.#refused(event.refusedBy, event.code, event.decision)
    if (outcome !== null) this.#becomes(event.requestId, outcome)
  }

  /** Counts an open request otherwise, in the minute in which it was answered first. */
  #becomes(requestId: RequestId, outcome: RequestOutcome): void {
    const open = this.#open.get(requestId)
    if (open === undefined) return
    if (outcome === 'waiting') this.#open.set(requestId, { ...open, outcome })
    else this.#open.delete(requestId)
    const counts = this.#minutes.get(open.minute)
    if (counts === undefined) return
    counts[open.outcome] -= 1
    counts[outcome] += 1
  }

  #refused(step: string, code: string, decision: Decision | null): void {
    const isByCheck = refusalOf(decision) === 'refused-by-check'
    const [rule, reason] = isByCheck ? [decision?.rule ?? step, decision?.reason ?? code] : [step, code]
    const key = `${rule}/${reason}`
    const counted = this.#refusals.get(key) ?? { rule, reason, count: 0 }
    counted.count += 1
    this.#refusals.set(key, counted)
  }

  #minuteOf(minute: number): Record<RequestOutcome, number> {
    const known = this.#minutes.get(minute)
    if (known !== undefined) return known
    const counts = Object.fromEntries(requestOutcomes.map((outcome) => [outcome, 0])) as Record<RequestOutcome, number>
    this.#minutes.set(minute, counts)
    const [oldest] = this.#minutes.keys()
    if (this.#minutes.size > mostMinutes && oldest !== undefined) this.#minutes.delete(oldest)
    return counts
  }
}

/** Null for an event that ends nothing. */
function outcomeAfter(event: Extract<NetworkEvent, { requestId: RequestId }>): RequestOutcome | null {
  switch (event.kind) {
    case 'request-released':
      return event.refusedBy === null ? null : refusalOf(event.decision)
    case 'request-unreleased':
      return 'refused'
    case 'device-answered':
      return 'done'
    case 'device-unanswered':
      return 'unanswered'
    default:
      return null
  }
}
