import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Network } from '../network.ts'
import { openEventStream } from './event-stream.ts'
import { openApiDocument } from './openapi.ts'
import { NotFound, type Operation, TextAnswer } from './operation.ts'
import { operations } from './operations.ts'

/** Where tools look at the network and change it while it runs. */
export interface ControlApi {
  /** `http://127.0.0.1:8090` */
  readonly url: string
  close(): Promise<void>
}

/** Octets of a request body at most. */
const bodyLimit = 1_048_576

/**
 * Opens the control API and the event stream of a network.
 *
 * @throws SimulatorFault SIM_PORT_IN_USE
 */
export async function openControlApi(network: Network): Promise<ControlApi> {
  const { host, harnessPort } = network.configuration
  const server = createServer(application(network))
  const events = openEventStream(server, network)
  await listen(server, harnessPort, host)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: async () => {
      events.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function application(network: Network): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(express.json({ limit: bodyLimit, strict: true }))
  const document = openApiDocument(operations)
  app.get('/harness/v1/openapi.json', (_request, response) => answerJson(response, 200, document))
  for (const operation of operations)
    app[operation.method](`/harness/v1${operation.route}`, handlerOf(operation, network))
  app.use((request, response) => {
    answerJson(response, 404, { error: `There is no ${request.method} ${request.path}; see /harness/v1/openapi.json` })
  })
  app.use(faultHandler(network))
  return app
}

function handlerOf(operation: Operation, network: Network): RequestHandler {
  return async (request, response) => {
    const answer = await operation.perform(network, {
      path: operation.path.parse(request.params),
      query: operation.query.parse(request.query),
      body: operation.body.parse(request.body ?? {}),
    })
    if (answer instanceof TextAnswer) response.status(200).type(answer.contentType).send(answer.text)
    else answerJson(response, 200, answer)
  }
}

/** Counters are 64 bits wide, so they travel as text. */
function answerJson(response: Response, status: number, answer: unknown): void {
  const text = JSON.stringify(answer, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
  response.status(status).type('application/json').send(text)
}

const faultHandler =
  ({ log }: Network): ErrorRequestHandler =>
  (fault: unknown, request, response, _next) => {
    const { status, error } = explained(fault)
    if (status === 500) log.error({ fault, path: request.path }, 'the control API failed')
    answerJson(response, status, { error })
  }

function explained(fault: unknown): { readonly status: number; readonly error: string } {
  if (fault instanceof NotFound) return { status: 404, error: fault.message }
  if (fault instanceof z.ZodError) return { status: 400, error: z.prettifyError(fault) }
  if (fault instanceof SimulatorFault)
    return { status: fault.code === 'SIM_NO_SUCH_DEVICE' ? 404 : 400, error: fault.message }
  if (fault instanceof RangeError) return { status: 400, error: fault.message }
  // Express's own: a body that is no JSON, too long, or broken off.
  const { status, expose, message } = (fault ?? {}) as { status?: number; expose?: boolean; message?: string }
  if (expose === true && status !== undefined) return { status, error: message ?? 'The request cannot be read' }
  return { status: 500, error: 'The simulator failed; its log says more' }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE'
      const detail = isTaken
        ? `Port ${port} is taken: choose another with --harness-port`
        : `Port ${port}: ${cause.message}`
      reject(new SimulatorFault('SIM_PORT_IN_USE', detail, { cause }))
    })
    server.listen(port, host, resolve)
  })
}
