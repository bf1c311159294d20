import { setTimeout as wait } from 'node:timers/promises'
import type { Arrival } from './arrivals.ts'
import { responseCodeIn } from './document-receiver.ts'
import { createDuisPoster, type DuisPoster, type Posted } from './duis-poster.ts'
import type { PlannedRequest } from './load-plan.ts'
import type { LoadRecord } from './load-record.ts'
import type { LoadRequests, PreparedRequest } from './load-requests.ts'

/** What a load run needs. */
export interface LoadRun {
  /** Addresses of the DUIS services; where there are several, requests go to each in turn. */
  readonly gateways: readonly string[]
  readonly plan: readonly PlannedRequest[]
  readonly requests: LoadRequests
  /** Takes down what happens. */
  readonly record: LoadRecord
  /** To each of them, at most. */
  readonly connections: number
  readonly answerWithinMs: number
  /** How long Service Responses are waited for once the last request is answered. */
  readonly drainMs: number
  /** Told of each request that was answered, or not. */
  readonly progress: () => void
}

/** How long before it is due a request is signed, in milliseconds. */
const preparedAheadMs = 3_000

/**
 * Sends planned requests at their intended instants, whether or not earlier ones have been answered, and measures each from
 * the instant that it was intended for: whoever is slow, the network or this process, cannot hide it.
 */
export async function runLoad(run: LoadRun): Promise<void> {
  const poster = posterInTurn(run)
  try {
    await sendPlanned(run, poster)
    const { record, drainMs } = run
    const drained = record.now() + drainMs
    while (record.outstanding() > 0 && record.now() < drained) await wait(50)
  } finally {
    poster.close()
  }
}

function posterInTurn({ gateways, connections, answerWithinMs }: LoadRun): DuisPoster {
  const posters = gateways.map((gateway) => createDuisPoster(gateway, connections, answerWithinMs))
  let turn = 0
  return {
    post(service, document) {
      const poster = posters[turn % posters.length]
      if (poster === undefined) throw new TypeError('A load run has a gateway')
      turn += 1
      return poster.post(service, document)
    },
    close() {
      for (const poster of posters) poster.close()
    },
  }
}

async function sendPlanned({ plan, requests, record, progress }: LoadRun, poster: DuisPoster): Promise<void> {
  const unprepared = plan.values()
  const prepared: PreparedRequest[] = []
  let preparedUntilMs = Number.NEGATIVE_INFINITY
  /** False where all of the plan has been prepared. */
  const prepareOne = async (): Promise<boolean> => {
    const next = unprepared.next()
    if (next.done) return false
    preparedUntilMs = next.value.atMs
    prepared.push(await requests.make(next.value.kind))
    return true
  }
  while (preparedUntilMs < preparedAheadMs && (await prepareOne()));

  const underWay = new Set<Promise<void>>()
  record.begin()
  for (const planned of plan) {
    for (let left = planned.atMs - record.now(); left > 0; left = planned.atMs - record.now()) {
      const isBehind = preparedUntilMs < record.now() + preparedAheadMs
      if (!(isBehind && (await prepareOne()))) await wait(Math.max(0, left - 0.5))
    }
    while (prepared.length === 0) await prepareOne()
    const next = prepared.shift()
    if (next === undefined) throw new TypeError('A planned request was prepared')
    record.sent(planned, record.now())
    const sending = sendOne(next, planned, { poster, record }).finally(() => {
      underWay.delete(sending)
      progress()
    })
    underWay.add(sending)
  }
  await Promise.all(underWay)
}

interface Sending {
  readonly poster: DuisPoster
  readonly record: LoadRecord
}

async function sendOne(
  { kind, requestId, service, document, signed }: PreparedRequest,
  arrival: Arrival,
  { poster, record }: Sending,
): Promise<void> {
  record.expectResponse(requestId, arrival)
  const posted = await poster.post(service, document)
  const code = codeOf(posted)
  if (signed === null || code !== 'I0')
    return record.answered({ kind, requestId, arrival, atMs: record.now(), code, isLast: true })
  record.answered({ kind, requestId, arrival, atMs: record.now(), code, isLast: false })
  const preCommand = preCommandIn(posted)
  if (preCommand === null)
    return record.answered({ kind, requestId, arrival, atMs: record.now(), code: 'no Pre-Command', isLast: true })
  const command = await signed(preCommand)
  // The second half is intended for when the first was answered, as a user's is.
  const second = { ...arrival, atMs: record.now() }
  const answer = codeOf(await poster.post('SendCommand', command))
  record.answered({ kind, requestId, arrival: second, atMs: record.now(), code: answer, isLast: true })
}

/** The response code; HTTP's status where there is none, or what broke. */
function codeOf(posted: Posted): string {
  if ('fault' in posted) return posted.fault
  return posted.status === 200 ? (responseCodeIn(posted.body) ?? 'no code') : `HTTP ${posted.status}`
}

function preCommandIn(posted: Posted): Buffer | null {
  if ('fault' in posted) return null
  const payload = /<(?:\w+:)?GBCSPayload>([^<]+)/.exec(posted.body)?.[1]
  return payload === undefined ? null : Buffer.from(payload, 'base64')
}
