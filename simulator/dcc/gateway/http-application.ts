import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { RequestQueue } from '../../environment/request-queue.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { AnswersUnderWay } from './answers-under-way.ts'
import type { HeldBodies } from './held-bodies.ts'
import type { HttpLimits } from './load-shedding.ts'
import { type BodyRefusal, readBody } from './read-body.ts'
import type { HttpAnswer } from './respond.ts'
import { answer, sentence, serviceUnavailable } from './respond.ts'

export interface HttpApplicationOptions {
  /** What answers a POST of `application/xml` on each path; none ever rejects. */
  readonly routes: Readonly<Record<string, (octets: Uint8Array) => Promise<HttpAnswer>>>
  /** In force: read at each use. */
  readonly limits: () => HttpLimits
  readonly owed: AnswersUnderWay
  readonly line: RequestQueue
  readonly bodies: HeldBodies
  readonly log: Logger
}

/**
 * XML in, XML or a sentence out, and never a word about the inside. A few paths, each of them whole, need no router: one that gives
 * requests and responses prototypes of its own costs as much as HTTP does beside it.
 */
export function createHttpApplication(options: HttpApplicationOptions): RequestListener {
  const { routes, log } = options
  const takers = new Map(Object.entries(routes))
  return (request, response) => {
    const take = takers.get(pathOf(request.url ?? ''))
    if (take === undefined) return sentence(response, 404, 'There is no such service.')
    if (request.method !== 'POST') {
      response.setHeader('Allow', 'POST')
      return sentence(response, 405, 'This service takes POST only.')
    }
    answerPost(request, response, take, options).catch((fault: unknown) => {
      if (response.destroyed) return
      log.error({ err: fault }, 'a request was not taken')
      response.setHeader('Connection', 'close')
      sentence(response, 500, 'The simulator failed.')
    })
  }
}

async function answerPost(
  request: IncomingMessage,
  response: ServerResponse,
  take: (octets: Uint8Array) => Promise<HttpAnswer>,
  { limits, owed, line, bodies }: HttpApplicationOptions,
): Promise<void> {
  const contentType = request.headers['content-type'] ?? ''
  if (!isXml(contentType)) return sentence(response, 415, 'The body must be application/xml.')
  if (!isUnicode(contentType)) return sentence(response, 415, 'The charset of the body must be UTF-8 or UTF-16.')
  const held = bodies.begin(request.socket)
  try {
    const body = await readBody(request, limits().bodyLimitOctets, held)
    if (!body.ok) return refuse(response, body.why, limits())
    owed.began(response)
    const inTurn = line.run(
      () => take(body.octets),
      () => serviceUnavailable(limits().retryAfterSeconds),
    )
    answer(response, await inTurn)
  } finally {
    held.release()
  }
}

/** Of a target of either form that a server is sent (RFC 9112 §3.2): `/path?query`, or a whole address as proxies are. */
function pathOf(target: string): string {
  const path = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '')
  const end = path.search(/[?#]/)
  return end === -1 ? path : path.slice(0, end)
}

const token = "[\\w!#$%&'*+.^`|~-]+"

/** The media type, with whatever parameters (RFC 9110 §8.3.1). */
const xmlType = new RegExp(
  `^application/xml(?:[ \\t]*;[ \\t]*${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*"))*[ \\t]*$`,
  'i',
)

const isXml = (contentType: string): boolean => xmlType.test(contentType)

/** RFC 7303 §3.2: a charset that is named counts for more than what the document says of itself. */
function isUnicode(contentType: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1]
  return charset === undefined || /^utf-?(8|16(le|be)?)$/i.test(charset)
}

/** Why a body is not taken, in words that give nothing of the inside away. */
const refusals = {
  'too-large': { status: 413, text: 'The body is too large.' },
  compressed: { status: 415, text: 'The body must not be compressed.' },
} as const

function refuse(response: ServerResponse, why: BodyRefusal, { retryAfterSeconds }: HttpLimits): void {
  // Nobody is there any more to be answered.
  if (why === 'broken-off') return
  // The rest of a body that is not wanted is not waited for.
  response.setHeader('Connection', 'close')
  if (why === 'no-room')
    answer(response, serviceUnavailable(retryAfterSeconds, 'The DCC is receiving too much at once.'))
  else sentence(response, refusals[why].status, refusals[why].text)
}
