import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import type { Mailbox } from './mailbox.ts'
import { wholeBody } from './whole-body.ts'

/** The Receive Response services of the users of this process, on one port. */
export interface ReceiveResponseService {
  /** Where the DCC is to deliver a user's documents: `http://127.0.0.1:40123/90-B3-…`. */
  addressOf(user: EntityIdentifier): string
  /** Opens the service for one more user. */
  open(mailbox: Mailbox): void
  /** Stops taking documents and drops connections. */
  close(): Promise<void>
}

/** What a delivery is answered with: 204 for a document that was taken, else why not, in one sentence. */
interface Answer {
  readonly status: 204 | 400 | 404 | 405 | 413 | 415 | 500
  readonly sentence?: string
}

const largestDocumentOctets = 1024 * 1024

/** @param port 0 is a free one; rejects with SIM_PORT_IN_USE where it is taken */
export async function createReceiveResponseService({
  host,
  port,
}: {
  readonly host: string
  readonly port: number
}): Promise<ReceiveResponseService> {
  const mailboxes = new Map<string, Mailbox>()
  const server = createServer((request, response) => {
    answerTo(request, mailboxes).then(
      (answer) => write(answer, response),
      // The sender went away, or we are at fault: either way it may come again.
      () => write({ status: 500, sentence: 'The document could not be taken.' }, response),
    )
  })
  await listen(server, host, port)
  const { port: taken } = server.address() as AddressInfo
  const authority = `${host.includes(':') ? `[${host}]` : host}:${taken}`
  return {
    addressOf: (user) => `http://${authority}/${user}`,
    open: (mailbox) => void mailboxes.set(`/${mailbox.owner}`, mailbox),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken ? new SimulatorFault('SIM_PORT_IN_USE', `Port ${port} on ${host} is taken`, { cause: error }) : error,
      )
    })
    server.listen(port, host, resolve)
  })
}

async function answerTo(request: IncomingMessage, mailboxes: ReadonlyMap<string, Mailbox>): Promise<Answer> {
  const mailbox = mailboxes.get(request.url ?? '')
  if (mailbox === undefined) return { status: 404, sentence: 'No user takes documents here.' }
  if (request.method !== 'POST') return { status: 405, sentence: 'Documents are taken by POST.' }
  if (!/^application\/xml\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return { status: 415, sentence: 'Documents are taken as application/xml.' }
  const document = await wholeBody(request, largestDocumentOctets)
  if (document === null) return { status: 413, sentence: `A document has ${largestDocumentOctets} octets at most.` }
  const taken = await mailbox.take(document)
  return taken.ok ? { status: 204 } : { status: 400, sentence: `The document is refused: ${taken.failure}.` }
}

function write({ status, sentence }: Answer, response: ServerResponse): void {
  if (sentence === undefined) return void response.writeHead(status).end()
  // What is left of a body that was not read must not be taken for the next request.
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(sentence)
}
