import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { Arrival, Pace } from './arrivals.ts'
import type { MixedRequest } from './mix.ts'

/** How long something took, in milliseconds. */
export interface Latency {
  readonly count: number
  readonly meanMs: number
  readonly p50Ms: number
  readonly p90Ms: number
  readonly p99Ms: number
  readonly p999Ms: number
  readonly maxMs: number
}

/** One code, as the answer to one kind of request. */
interface CodeCount {
  readonly request: string
  readonly certificates: 'registered' | 'wrong' | null
  readonly code: string
  readonly count: number
  readonly expected: boolean
}

/** One second of the run, by when its requests were intended. */
interface LoadSecond {
  /** Since the first request could come; negative within the ramp. */
  readonly second: number
  readonly asked: number
  /** Answers that came in this second, whichever they answer. */
  readonly answered: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

/** What a run found. Requests of the ramp stand in `seconds` and `codes`, and in no latency. */
export interface LoadReport {
  readonly asked: { readonly perSecond: number; readonly requests: number }
  /** Requests of the measured time that were answered with a code, a second of it and in all. */
  readonly achieved: { readonly perSecond: number; readonly requests: number }
  /** From the intended instant to the answer on the connection. */
  readonly answer: Latency
  /** From the intended instant to the Service Response, of requests that were accepted for a device. */
  readonly serviceResponse: Latency
  /** How late this process sent: a figure that is no fault of the network. */
  readonly ownLateness: Latency
  readonly codes: readonly CodeCount[]
  /** Codes of Service Responses with how often. */
  readonly serviceResponses: Readonly<Record<string, number>>
  /** Accepted requests whose Service Response did not come. */
  readonly withoutResponse: number
  /** Answers with another code than was expected, or none; and Service Responses other than I0. */
  readonly unexpected: number
  readonly seconds: readonly LoadSecond[]
}

interface Answered {
  readonly kind: MixedRequest
  readonly requestId: RequestId
  readonly arrival: Arrival
  /** Since the beginning of the run. */
  readonly atMs: number
  readonly code: string
  /** False for the Pre-Command of a critical request, which its user still has to sign. */
  readonly isLast: boolean
}

/** Takes down what happens in a run; the report may be asked for at any time. */
export interface LoadRecord {
  /** The run begins now. */
  begin(): void
  /** Milliseconds since the run began. */
  now(): number
  sent(arrival: Arrival, atMs: number): void
  /** Remembers when a request was intended: its Service Response may be here before its answer is. */
  expectResponse(requestId: RequestId, arrival: Arrival): void
  answered(answered: Answered): void
  /** A document came to one of the users. */
  received(requestId: string, code: string): void
  /** How many accepted requests still wait for their Service Response. */
  outstanding(): number
  report(): LoadReport
}

interface Waiting {
  readonly arrival: Arrival
  accepted: boolean
  response: { readonly code: string; readonly atMs: number } | null
}

/** @param clock in milliseconds, from anywhere */
export function createLoadRecord(pace: Pace, clock: () => number = () => performance.now()): LoadRecord {
  let begun = clock()
  const now = () => clock() - begun
  const answers = latencies()
  const responses = latencies()
  const lateness = latencies()
  const codes = new Map<string, { kind: MixedRequest; code: string; count: number; expected: boolean }>()
  const responseCodes = new Map<string, number>()
  const waiting = new Map<string, Waiting>()
  const seconds = new Map<number, { asked: number; answered: number; took: number[] }>()
  let asked = 0
  let achieved = 0
  let accepted = 0
  let unexpected = 0

  const secondAt = (atMs: number) => {
    const second = Math.floor(atMs / 1_000 - pace.rampSeconds)
    const known = seconds.get(second)
    if (known !== undefined) return known
    const fresh = { asked: 0, answered: 0, took: [] }
    seconds.set(second, fresh)
    return fresh
  }
  const settle = (requestId: string, { arrival, response }: Waiting): void => {
    if (response === null) return
    waiting.delete(requestId)
    accepted -= 1
    responseCodes.set(response.code, (responseCodes.get(response.code) ?? 0) + 1)
    if (response.code !== 'I0') unexpected += 1
    if (arrival.measured) recordMs(responses, response.atMs - arrival.atMs)
  }

  return {
    begin() {
      begun = clock()
    },
    now,
    sent(arrival, atMs) {
      secondAt(arrival.atMs).asked += 1
      if (!arrival.measured) return
      asked += 1
      recordMs(lateness, atMs - arrival.atMs)
    },
    expectResponse: (requestId, arrival) => void waiting.set(requestId, { arrival, accepted: false, response: null }),
    answered({ kind, requestId, arrival, atMs, code, isLast }) {
      const took = atMs - arrival.atMs
      secondAt(atMs).answered += 1
      secondAt(arrival.atMs).took.push(took)
      const expected = isLast ? code === kind.expect : code === 'I0'
      if (!expected) unexpected += 1
      const key = `${kind.request} ${kind.certificates ?? ''} ${code} ${isLast}`
      const counted = codes.get(key) ?? { kind, code, count: 0, expected }
      counted.count += 1
      codes.set(key, counted)
      if (arrival.measured) {
        if (/^[IEW]\d/.test(code)) recordMs(answers, took)
        if (isLast && /^[IEW]\d/.test(code)) achieved += 1
      }
      if (!isLast) return
      const waits = waiting.get(requestId)
      if (waits === undefined) return
      if (code !== 'I99') return void waiting.delete(requestId)
      waits.accepted = true
      accepted += 1
      settle(requestId, waits)
    },
    received(requestId, code) {
      const waits = waiting.get(requestId)
      if (waits === undefined || waits.response !== null) return
      waits.response = { code, atMs: now() }
      if (waits.accepted) settle(requestId, waits)
    },
    outstanding: () => accepted,
    report: () => ({
      asked: { perSecond: pace.perSecond, requests: asked },
      achieved: { perSecond: achieved / pace.seconds, requests: achieved },
      answer: latencyOf(answers),
      serviceResponse: latencyOf(responses),
      ownLateness: latencyOf(lateness),
      codes: [...codes.values()]
        .map(({ kind, code, count, expected }) => ({
          request: kind.request,
          certificates: kind.certificates ?? null,
          code,
          count,
          expected,
        }))
        .sort((one, other) => one.request.localeCompare(other.request) || other.count - one.count),
      serviceResponses: Object.fromEntries([...responseCodes].sort()),
      withoutResponse: accepted,
      unexpected: unexpected + accepted,
      seconds: [...seconds]
        .sort(([one], [other]) => one - other)
        .map(([second, { asked: ofIt, answered, took }]) => ({ second, asked: ofIt, answered, ...percentiles(took) })),
    }),
  }
}

/** Node's own HdrHistogram, in microseconds, with three significant figures. */
const latencies = (): RecordableHistogram => createHistogram({ lowest: 1, highest: 3_600_000_000, figures: 3 })

const recordMs = (histogram: RecordableHistogram, ms: number): void =>
  histogram.record(Math.max(1, Math.round(ms * 1_000)))

function latencyOf(histogram: RecordableHistogram): Latency {
  const at = (percentile: number) => (histogram.count === 0 ? 0 : histogram.percentile(percentile) / 1_000)
  return {
    count: histogram.count,
    meanMs: histogram.count === 0 ? 0 : histogram.mean / 1_000,
    p50Ms: at(50),
    p90Ms: at(90),
    p99Ms: at(99),
    p999Ms: at(99.9),
    maxMs: histogram.count === 0 ? 0 : histogram.max / 1_000,
  }
}

function percentiles(took: readonly number[]): Pick<LoadSecond, 'p50Ms' | 'p99Ms' | 'maxMs'> {
  const sorted = [...took].sort((one, other) => one - other)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: sorted.at(-1) ?? 0 }
}
