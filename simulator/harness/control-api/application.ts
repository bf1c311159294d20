import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express'
import type { z } from 'zod'
import { visible } from '../../vocabulary/visible-text.ts'
import { type ControlAccess, pageAccess } from '../access/control-access.ts'
import { consolePages } from './console-pages.ts'
import { complaintOf, WrongInput } from './faults.ts'
import { openApiDocument } from './openapi.ts'
import { type Operation, type ServedNetwork, TextAnswer } from './operation.ts'
import { operations } from './operations.ts'

/** Octets of a request body at most. */
const bodyLimitOctets = 1_048_576

/** Octets of a file at most: about a million and a half records. More of them are loaded as several updates. */
const fileLimitOctets = 64 * 1_048_576

/** Where every operation stands below. */
const root = '/harness/v1'

/** Where nothing but WebSockets is served. */
const webSocketPaths = ['/wan']

/** The operations of the control API on a network, as HTTP has them. */
export function createApplication(network: ServedNetwork, access: ControlAccess): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(consolePages(pageAccess(network.configuration)))
  app.use(onlyWhoMay(access))
  app.get(`${root}/openapi.json`, (_request, response) => answerJson(response, 200, openApi()))
  for (const operation of operations) {
    app[operation.method](root + operation.route, ...bodyReadersOf(operation), handlerOf(operation, network))
  }
  for (const [route, methods] of methodsByRoute()) app.all(root + route, onlyBy(methods))
  for (const path of webSocketPaths) app.all(path, onlyAsWebSocket)
  app.use((request, response) => {
    answerJson(response, 404, { error: `There is no ${request.path}; see ${root}/openapi.json` })
  })
  app.use(faultHandler(network))
  return app
}

let openApiOnce: object | undefined

/** Made when somebody asks for it first. */
function openApi(): object {
  openApiOnce ??= openApiDocument(operations)
  return openApiOnce
}
/** Before anything is read of a body; who is not let in has to connect anew, so that nothing of it is read later either. */
const onlyWhoMay =
  (access: ControlAccess): RequestHandler =>
  (request, response, next) => {
    const notLetIn = access(request)
    if (notLetIn === null) return next()
    response.set({ ...notLetIn.headers, Connection: 'close' })
    answerJson(response, notLetIn.status, { error: notLetIn.error })
  }

function handlerOf(operation: Operation, network: ServedNetwork): RequestHandler {
  return async (request, response) => {
    const answer = await operation.perform(network, {
      path: read('path', operation.path, request.params),
      query: read('query', operation.query, request.query),
      body: read('body', operation.body, request.body === undefined ? {} : request.body),
    })
    if (answer instanceof TextAnswer)
      response
        .status(200)
        .type(answer.contentType)
        .send(answer.contentType === 'text/plain' ? visible(answer.text) : answer.text)
    else answerJson(response, 200, answer)
  }
}

function read(place: 'path' | 'query' | 'body', schema: z.ZodType, said: unknown): unknown {
  const reading = schema.safeParse(said)
  if (!reading.success) throw new WrongInput(place, schema, reading.error)
  return reading.data
}

function bodyReadersOf({ method, takes }: Operation): readonly RequestHandler[] {
  if (method === 'get') return []
  if (takes === undefined)
    return [only('application/json'), express.json({ limit: bodyLimitOctets, inflate: false, strict: false })]
  return [only(takes), express.text({ type: takes, limit: fileLimitOctets, inflate: false })]
}

const only =
  (contentType: string): RequestHandler =>
  (request, response, next) => {
    if (request.is(contentType) === contentType) return next()
    answerJson(response, 415, { error: `The body must be ${contentType}` })
  }

function methodsByRoute(): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>([['/openapi.json', ['GET', 'HEAD']]])
  for (const { route, method } of operations) {
    const known = methods.get(route) ?? []
    methods.set(route, [...known, ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])])
  }
  return methods
}

const onlyBy =
  (methods: readonly string[]): RequestHandler =>
  (request, response) => {
    response.setHeader('Allow', methods.join(', '))
    answerJson(response, 405, { error: `${request.path} takes ${methods.join(', ')}, not ${request.method}` })
  }

const onlyAsWebSocket: RequestHandler = (request, response) => {
  response.setHeader('Upgrade', 'websocket')
  answerJson(response, 426, { error: `${request.path} is a WebSocket: connect to it with a client of that protocol` })
}

/** Counters are 64 bits wide, so they travel as text. */
function answerJson(response: Response, status: number, answer: unknown): void {
  // Read in a terminal as often as by a program: JSON that says the same, and no control character in it.
  const text = visible(JSON.stringify(answer, (_key, value) => (typeof value === 'bigint' ? String(value) : value)))
  response.status(status).type('application/json').send(text)
}

const faultHandler =
  ({ log }: ServedNetwork): ErrorRequestHandler =>
  (fault: unknown, request, response, _next) => {
    const { status, error, report } = complaintOf(fault)
    if (status === 500) log.error({ err: fault, path: request.path }, 'the control API failed')
    answerJson(response, status, { error, ...report })
  }
