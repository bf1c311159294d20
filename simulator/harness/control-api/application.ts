import express, { type RequestHandler } from 'express'
import type { z } from 'zod'
import { visible } from '../../vocabulary/visible-text.ts'
import { type ControlAccess, pageAccess } from '../access/control-access.ts'
import { answerJson, complaining, onlyWhoMay, root } from './answering.ts'
import { Attempts } from './attempts.ts'
import { consolePages } from './console-pages.ts'
import { WrongInput } from './faults.ts'
import { openApiDocument } from './openapi.ts'
import { FileAnswer, type Operation, type ServedNetwork, TextAnswer } from './operation.ts'
import { operations } from './operations.ts'

/** Octets of a request body at most. */
const bodyLimitOctets = 1_048_576

/** Octets of a file at most: about a million and a half records. More of them are loaded as several updates. */
const fileLimitOctets = 64 * 1_048_576

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
  const attempts = new Attempts()
  for (const operation of operations) {
    app[operation.method](root + operation.route, ...bodyReadersOf(operation), handlerOf(operation, network, attempts))
  }
  for (const [route, methods] of methodsByRoute()) app.all(root + route, onlyBy(methods))
  for (const path of webSocketPaths) app.all(path, onlyAsWebSocket)
  app.use((request, response) => {
    answerJson(response, 404, { error: `There is no ${request.path}; see ${root}/openapi.json` })
  })
  app.use(complaining(network.log))
  return app
}

let openApiOnce: object | undefined

/** Made when somebody asks for it first. */
export function openApi(): object {
  openApiOnce ??= openApiDocument(operations)
  return openApiOnce
}

function handlerOf(operation: Operation, network: ServedNetwork, attempts: Attempts): RequestHandler {
  return async (request, response) => {
    const key = operation.method === 'get' ? undefined : request.get('idempotency-key')
    const asked = [operation.method, request.originalUrl, request.body]
    const input = {
      path: read('path', operation.path, request.params),
      query: read('query', operation.query, request.query),
      body: read('body', operation.body, request.body === undefined ? {} : request.body),
    }
    const answer = await attempts.once(key, asked, () => operation.perform(network, input))
    if (answer instanceof FileAnswer)
      response.status(200).attachment(answer.name).type(answer.contentType).send(answer.octets)
    else if (answer instanceof TextAnswer)
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
