import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Express, type Response } from 'express'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { visible } from '../../vocabulary/visible-text.ts'
import type { HttpAnswer } from './http-answer.ts'
import { listen } from './listen.ts'
import { readBody } from './read-body.ts'

export interface HttpServiceOptions {
  /** What answers a POST of `application/xml` on each path; none ever rejects. */
  readonly routes: Readonly<Record<string, (octets: Uint8Array) => Promise<HttpAnswer>>>
  /** Octets. */
  readonly bodyLimit: number
  /** The option that names another port, for whoever finds this one taken. */
  readonly portOption: string
  readonly log: Logger
}

/** An HTTP face of the DCC: XML in, XML or a sentence out, and never a word about the inside. */
export interface HttpService {
  /** Port 0 is a free one. Throws SIM_PORT_IN_USE. */
  listen(port: number, host: string): Promise<AddressInfo>
  /** Gives the answers that are owed, then closes. */
  close(): Promise<void>
}

export function createHttpService(options: HttpServiceOptions): HttpService {
  const answering = createAnswering()
  const server = createServer(application(options, answering))
  // Longer than clients keep a connection idle, so that theirs is the end that closes it.
  server.keepAliveTimeout = 65_000
  return {
    listen: (port, host) => listen(server, { port, host, portOption: options.portOption }),
    async close() {
      if (!server.listening) return
      const closed = new Promise((resolve) => server.close(resolve))
      await answering.done()
      server.closeAllConnections()
      await closed
    },
  }
}

/** The answers that are owed: what a closing gateway waits for, as against connections that are merely open. */
interface Answering {
  owe(response: Response): void
  done(): Promise<void>
}

function createAnswering(): Answering {
  const owed = new Set<Promise<void>>()
  return {
    owe(response) {
      const sent = new Promise<void>((resolve) => response.once('close', resolve))
      owed.add(sent)
      void sent.then(() => owed.delete(sent))
    },
    async done() {
      while (owed.size > 0) await Promise.all(owed)
    },
  }
}

function application({ routes, bodyLimit, log }: HttpServiceOptions, answering: Answering): Express {
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
      const body = await readBody(request, bodyLimit)
      if (!body.ok) return refuse(response, body.why)
      answering.owe(response)
      answer(response, await take(body.octets))
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

function answer(response: Response, { status, contentType, body, retryAfter }: HttpAnswer): void {
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
  send(response, status, contentType, body)
}

const sentence = (response: Response, status: number, text: string): void => send(response, status, 'text/plain', text)

/** What a person reads repeats what was sent, and is read in a terminal. */
function send(response: Response, status: number, contentType: string, text: string): void {
  const body = contentType === 'text/plain' ? visible(text) : text
  response.writeHead(status, {
    'Content-Type': `${contentType}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** Why a body is not taken, in words that give nothing of the inside away. */
const refusals = {
  'too-large': { status: 413, text: 'The body is too large.' },
  compressed: { status: 415, text: 'The body must not be compressed.' },
} as const

function refuse(response: Response, why: 'too-large' | 'compressed' | 'broken-off'): void {
  // Nobody is there any more to be answered.
  if (why === 'broken-off') return
  // The rest of a body that is not wanted is not waited for.
  response.setHeader('Connection', 'close')
  const { status, text } = refusals[why]
  sentence(response, status, text)
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
