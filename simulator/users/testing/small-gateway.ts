import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SignedRequest } from '../../duis/duis-reader.ts'
import { reader } from './party.ts'

/** A request as the gateway got it. */
export interface Taken extends SignedRequest {
  readonly path: string
  readonly document: string
}

interface GatewayReply {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body: string | Buffer
}

/** What a test wants answered to a request; `'drop'` breaks the connection, `'silence'` leaves it waiting. */
export type Answering = (taken: Taken) => Promise<GatewayReply | 'drop' | 'silence'>

/** An HTTP server in the DCC's place that reads requests and answers what the test says. */
export interface SmallGateway {
  readonly address: string
  readonly taken: readonly Taken[]
  /** How many connections were made to it. */
  connections(): number
  close(): Promise<void>
}

export async function openSmallGateway(answering: Answering): Promise<SmallGateway> {
  const taken: Taken[] = []
  let connections = 0
  const server = createServer(async (request, response) => {
    const document = await textOf(request)
    const read = reader.readRequest(Buffer.from(document))
    if (!read.ok) return void response.writeHead(400).end(read.failure.sentence)
    const one = { ...read.value, path: request.url ?? '', document }
    taken.push(one)
    const reply = await answering(one)
    if (reply === 'drop') return void request.socket.destroy()
    if (reply === 'silence') return
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/xml', ...reply.headers }).end(reply.body)
  })
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    taken,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
