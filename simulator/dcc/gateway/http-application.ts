import type { ServerResponse } from 'node:http'
import express, { type ErrorRequestHandler, type Express } from 'express'
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

/** XML in, XML or a sentence out, and never a word about the inside. */
export function createHttpApplication({ routes, limits, owed, line, bodies, log }: HttpApplicationOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', false)
  app.set('case sensitive routing', true)
  app.set('strict routing', true)

  for (const [path, take] of Object.entries(routes)) {
    const route = app.route(path)
    route.post(async (request, response) => {
      if (request.is('application/xml') !== 'application/xml')
        return sentence(response, 415, 'The body must be application/xml.')
      if (!isUnicode(request.headers['content-type']))
        return sentence(response, 415, 'The charset of the body must be UTF-8 or UTF-16.')
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
    })
    route.all((_request, response) => {
      response.setHeader('Allow', 'POST')
      sentence(response, 405, 'This service takes POST only.')
    })
  }
  app.use((_request, response) => sentence(response, 404, 'There is no such service.'))
  app.use(complaint(log))
  return app
}

/** RFC 7303 §3.2: a charset that is named counts for more than what the document says of itself. */
function isUnicode(contentType = ''): boolean {
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

const complaint =
  (log: Logger): ErrorRequestHandler =>
  (fault: { status?: number }, _request, response, _next) => {
    if (response.destroyed) return
    const isCallers = fault.status === 400
    if (!isCallers) log.error({ err: fault }, 'a request was not taken')
    response.setHeader('Connection', 'close')
    if (isCallers) sentence(response, 400, 'The request is not one of HTTP.')
    else sentence(response, 500, 'The simulator failed.')
  }
