import { Agent, type IncomingMessage, request as openRequest, type RequestOptions } from 'node:http'
import { urlToHttpOptions } from 'node:url'
import type { DuisReader, SignedResponse } from '../duis/duis-reader.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { type DuisService, pathOfService } from '../vocabulary/service-reference.ts'
import { wholeBody } from './whole-body.ts'

/** What the gateway answered with 200. Whether to believe it is the user's to decide. */
export interface DuisAnswer extends SignedResponse {
  readonly document: Buffer
}

/** Why there is no answer to judge. */
export type SendFailure =
  /** The connection was not made, broke, or gave nothing in time; the request may or may not have been taken. */
  | { readonly reason: 'unreachable' | 'connection-lost' | 'time-out'; readonly detail: string }
  /** Any other status than 200; `detail` is what the gateway said. */
  | {
      readonly reason: 'http-status'
      readonly status: number
      readonly detail: string
      /** Seconds, from Retry-After; null where the gateway names none. */
      readonly retryAfterSeconds: number | null
    }
  /** The answer is not a DUIS document, is not signed where it should be, or answers something else. */
  | { readonly reason: 'bad-answer'; readonly detail: string }

/** The DCC's three services as a client sees them. */
export interface DuisClient {
  post(service: DuisService, document: string): Promise<Result<DuisAnswer, SendFailure>>
  /** Closes idle connections; what is under way ends as it ends. */
  close(): void
}

export interface DuisClientOptions {
  /** `http://127.0.0.1:8079` */
  readonly gateway: string
  readonly reader: DuisReader
  /** Milliseconds of real time to wait for an answer. */
  readonly answerWithinMs?: number
}

const defaultAnswerWithinMs = 10_000
const largestAnswerOctets = 4 * 1024 * 1024

/** A client that keeps its connections; users of one process may share it. */
export function createDuisClient({
  gateway,
  reader,
  answerWithinMs = defaultAnswerWithinMs,
}: DuisClientOptions): DuisClient {
  const agent = new Agent({ keepAlive: true })
  const addresses = {
    Transform: addressOf(pathOfService.Transform, gateway),
    SendCommand: addressOf(pathOfService.SendCommand, gateway),
    NonDevice: addressOf(pathOfService.NonDevice, gateway),
  }
  return {
    async post(service, document) {
      const posted = await postDocument({ agent, address: addresses[service], document, answerWithinMs })
      return posted.ok ? readReply(posted.value, reader) : posted
    },
    close: () => agent.destroy(),
  }
}

interface Reply {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly body: Buffer
}

function readReply({ status, retryAfter, body }: Reply, reader: DuisReader): Result<DuisAnswer, SendFailure> {
  if (status !== 200)
    return failed({ reason: 'http-status', status, detail: body.toString(), retryAfterSeconds: secondsOf(retryAfter) })
  const read = reader.readResponse(body)
  if (!read.ok) return failed({ reason: 'bad-answer', detail: read.failure.sentence })
  return succeeded({ ...read.value, document: body })
}

const secondsOf = (retryAfter: string | undefined): number | null =>
  retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null

/** Where to post to, taken apart once. */
interface Address {
  readonly host: string
  readonly options: RequestOptions
}

function addressOf(path: string, gateway: string): Address {
  const url = new URL(path, gateway)
  return { host: url.host, options: { ...urlToHttpOptions(url), method: 'POST' } }
}

interface Posting {
  readonly agent: Agent
  readonly address: Address
  readonly document: string
  readonly answerWithinMs: number
}

/**
 * Posts once more where a kept connection turns out to have been closed by the other side: the RequestID makes it safe,
 * since the same octets get the same answer.
 */
async function postDocument(posting: Posting): Promise<Result<Reply, SendFailure>> {
  const first = await postOnce(posting)
  return first === 'stale-connection' ? asReply(await postOnce(posting)) : asReply(first)
}

const asReply = (posted: Result<Reply, SendFailure> | 'stale-connection'): Result<Reply, SendFailure> =>
  posted === 'stale-connection'
    ? failed({ reason: 'connection-lost', detail: 'the gateway closed a kept connection twice in a row' })
    : posted

function postOnce({ agent, address, document, answerWithinMs }: Posting) {
  return new Promise<Result<Reply, SendFailure> | 'stale-connection'>((resolve) => {
    const body = Buffer.from(document)
    const headers = { 'content-type': 'application/xml', 'content-length': body.length }
    const request = openRequest({ ...address.options, agent, headers })
    const deadline = setTimeout(() => {
      resolve(failed({ reason: 'time-out', detail: `no answer from ${address.host} within ${answerWithinMs} ms` }))
      request.destroy()
    }, answerWithinMs)
    const settle = (outcome: Result<Reply, SendFailure> | 'stale-connection') => {
      clearTimeout(deadline)
      resolve(outcome)
    }
    request.on('error', (error: NodeJS.ErrnoException) => {
      const stale = request.reusedSocket && error.code === 'ECONNRESET'
      settle(stale ? 'stale-connection' : failed(failureOf(error, address)))
    })
    request.on('response', (response) => {
      replyOf(response).then(settle, (error: NodeJS.ErrnoException) => settle(failed(failureOf(error, address))))
    })
    request.end(body)
  })
}

async function replyOf(response: IncomingMessage): Promise<Result<Reply, SendFailure>> {
  const body = await wholeBody(response, largestAnswerOctets)
  if (body === null) {
    response.destroy()
    return failed({ reason: 'bad-answer', detail: `more than ${largestAnswerOctets} octets` })
  }
  return succeeded({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body })
}

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'])

function failureOf(error: NodeJS.ErrnoException, address: Address): SendFailure {
  const reason = neverConnected.has(error.code ?? '') ? 'unreachable' : 'connection-lost'
  return { reason, detail: `${address.host}: ${error.message}` }
}
