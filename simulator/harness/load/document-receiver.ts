import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What stands in a document that the DCC sent, as far as a load run looks. */
export interface ReceivedCode {
  /** Null for what answers no request, such as a Device Alert. */
  readonly requestId: string | null
  readonly code: string
}

/** The Receive Response services of any number of users, each at a path of its own, on one port. */
export interface DocumentReceiver {
  /** `http://127.0.0.1:40123/`; a user's own is the User ID behind it. */
  readonly address: string
  close(): Promise<void>
}

/** Takes every document with 204 and reads no more of it than its RequestID and code: who sends load verifies nothing. */
export async function createDocumentReceiver(
  host: string,
  port: number,
  take: (received: ReceivedCode) => void,
): Promise<DocumentReceiver> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const document = Buffer.concat(parts).toString('latin1')
      const requestId = /<(?:\w+:)?RequestID>([^<]+)/.exec(document)?.[1] ?? null
      take({ requestId, code: responseCodeIn(document) ?? 'none' })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The ResponseCode of a document; undefined where it has none. */
export const responseCodeIn = (document: string): string | undefined =>
  /<(?:\w+:)?ResponseCode>([^<]+)/.exec(document)?.[1]
