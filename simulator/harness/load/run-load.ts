import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../../vocabulary/ports/random.ts'
import { type Arrival, arrivalsOf, expectedCount, type Pace } from './arrivals.ts'
import { responseCodeIn } from './document-receiver.ts'
import { createDuisPoster, type DuisPoster, type Posted } from './duis-poster.ts'
import type { LoadRecord } from './load-record.ts'
import type { LoadRequests, PreparedRequest } from './load-requests.ts'
import { type Mix, pick } from './mix.ts'

/** What a load run needs. */
export interface LoadRun {
  /** Address of the DUIS services. */
  readonly gateway: string
  readonly mix: Mix
  readonly pace: Pace
  readonly requests: LoadRequests
  /** Takes down what happens. */
  readonly record: LoadRecord
  /** Chooses kinds and intended instants: the same seed asks the same at the same times. */
  readonly random: Random
  readonly connections: number
  readonly answerWithinMs: number
  /** How long Service Responses are waited for once the last request is answered. */
  readonly drainMs: number
  /** Told of each request that was answered, or not. */
  readonly progress: () => void
}

/** How many requests are signed before the first is sent, in seconds of the full rate. */
const preparedAheadSeconds = 3

/**
 * Sends a mix of requests at their intended instants, whether or not earlier ones have been answered, and measures each from
 * the instant that it was intended for: whoever is slow, the network or this process, cannot hide it.
 */
export async function runLoad(run: LoadRun): Promise<void> {
  const { pace, random, record } = run
  const uniform = () => random.integer(0, 0xffff_ffff) / 0x1_0000_0000
  const arrivals = arrivalsOf(pace, uniform)
  const poster = createDuisPoster(run.gateway, run.connections, run.answerWithinMs)
  const ahead = Math.min(expectedCount(pace), Math.ceil(pace.perSecond * preparedAheadSeconds))
  const prepared: PreparedRequest[] = []
  const prepareOne = async () => void prepared.push(await run.requests.make(pick(run.mix, uniform())))
  while (prepared.length < ahead) await prepareOne()

  const underWay = new Set<Promise<void>>()
  record.begin()
  for (const arrival of arrivals) {
    while (record.now() < arrival.atMs) {
      if (prepared.length < ahead) await prepareOne()
      const left = arrival.atMs - record.now()
      if (left > 1) await wait(Math.min(left - 0.5, prepared.length < ahead ? 1 : left))
      else if (left > 0) await wait(0)
    }
    if (prepared.length === 0) await prepareOne()
    const next = prepared.shift()
    if (next === undefined) break
    record.sent(arrival, record.now())
    const sending = sendOne(next, arrival, { poster, record }).finally(() => {
      underWay.delete(sending)
      run.progress()
    })
    underWay.add(sending)
  }
  await Promise.all(underWay)
  const drained = record.now() + run.drainMs
  while (record.outstanding() > 0 && record.now() < drained) await wait(50)
  poster.close()
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
